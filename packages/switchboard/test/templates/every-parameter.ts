import { longestStage } from '@opsline/settings/stage';

/** A stage as long as one may be. */
export const longest = 'x'.repeat(longestStage);

const account = '111122223333';
const region = 'ap-southeast-1';
const uuid = '01234567-89ab-cdef-0123-456789abcdef';
const connectInstanceArn = `arn:aws:connect:${region}:${account}:instance/${uuid}`;
const keyArn = `arn:aws:kms:${region}:${account}:key/mrk-${'0'.repeat(32)}`;

/** Text of so many characters that begins like this. */
function long(length: number, begin = '', letter = 'x'): string {
  return begin.padEnd(length, letter);
}

/** As many items as go into so many characters. */
function many(length: number, separator: string, item: string): string {
  const count = Math.floor((length + separator.length) / (item.length + separator.length));
  return Array<string>(count).fill(item).join(separator);
}

const ofEvery = {
  concurrency: '1000',
  alarmEmail: `${long(64)}@${long(185)}.com`,
  logRetentionDays: '3653',
};

function ofBot(known: string, stage: string) {
  return {
    ...ofEvery,
    connectInstanceArn,
    handOverQueueArn: `${connectInstanceArn}/queue/${uuid}`,
    botName: long(100, `${known}-${stage}`),
    botVersion: '99999',
  };
}

const ofTexts = {
  oneTimePins: 'notify',
  originationNumber: long(16, '+18335550100', '0'),
  senderId: long(11, 'OPSLINE', 'x'),
  notifyConfigurationId: long(64, 'notify-'),
  notifyTemplateId: long(256, 'notify-code-verification-'),
  textablePrefixes: many(384, ',', '+1242'),
  textSpendAlarm: '999999.99',
  timeZone: 'America/Argentina/ComodRivadavia',
};

/** Where the certificates of a stage are, in the service's folder: as long as the path may be. */
export const directoryCaFile = long(128, 'certificates/', 'c').replace(/.{4}$/, '.pem');

/** Every parameter of a service, each as long as it may be. */
export function everyParameter(service: string, stage: string): Readonly<Record<string, string>> {
  return ofServices(stage)[service] ?? { ...ofEvery, timeZone: ofTexts.timeZone };
}

/** … by service; one that is not here has what `pnpm new-intent` gives it. */
function ofServices(stage: string): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return {
    'auth-lookup': {
      ...ofEvery,
      connectInstanceArn,
      existingEmployeeTable: long(255, `${stage}-Employee`),
      existingCallerKeyArn: keyArn,
      deletionProtection: 'on',
    },
    'front-door': {
      ...ofBot('frontDoorBot', stage),
      authLookupFunctionArn: `arn:aws:lambda:${region}:${account}:function:${long(64)}`,
    },
    'patch-status-intent': {
      ...ofBot('patchStatusBot', stage),
      ...ofTexts,
      sendConcurrency: '1000',
      index: 'on',
      indexConcurrency: '1000',
      assistedNlu: 'fallback',
      slackTeam: long(21, 'T', 'X'),
      employeeTable: long(255),
      assertionKey: long(256, 'alias/'),
      authLookupFunctionArn: `arn:aws:lambda:${region}:${account}:function:${long(64)}`,
    },
    'password-reset-intent': {
      ...ofBot('UserAdministration', stage),
      ...ofTexts,
      sendConcurrency: '1000',
      messages: 'sns',
      noticeConcurrency: '1000',
      noticeTopicArn: `arn:aws:sns:${region}:${account}:${long(256)}`,
      noticeEmail: ofEvery.alarmEmail,
      attemptDays: '3653',
      numberHoldHours: '720',
      existingDirectoryKeyArn: keyArn,
      subnetIds: many(16 * 25 - 1, ',', `subnet-${'0'.repeat(17)}`),
      securityGroupIds: many(5 * 21 - 1, ',', `sg-${'0'.repeat(17)}`),
      directoryUrls: long(512, many(512, ',', 'ldaps://dc1.corp.example.com')),
      directoryBaseDn: long(256, 'OU='),
      directoryBindDn: long(256, 'CN='),
      directoryBindPassword: long(512, '', 'A'),
      directoryCaFile,
      directoryDenyGroups: long(960, many(960, ';', 'CN=Board,OU=Groups,DC=corp,DC=example,DC=com')),
      directoryAttributes: many(192, ',', long(63, 'a')),
      directoryDateOrder: 'month first',
      possession: 'off',
      callerNumber: 'on',
    },
    'compliance-alerts': {
      schedule: `cron(${many(220, ',', '0')} 8 ? JAN-DEC MON-FRI 2026-2199)`,
      timeZone: ofTexts.timeZone,
      weekShiftHours: '-14',
      staleDays: '365',
      allClear: 'true',
      ownerTag: long(128),
      ownerContacts: many(2_000, ',', `${long(40)}=${long(40)}@${long(60)}.com`),
      exceptionTag: long(128, 'e'),
      overdueDays: '9999,9999,9999',
      failedWindows: 'on',
      accounts: Array.from({ length: 60 }, (_, i) => `${444455556600 + i} ${region} ${long(64)}`).join(','),
      teamsEndpoint: long(256, 'https://'),
      slackChannel: long(21, 'C', 'X'),
      ticketEndpoint: long(256, 'https://'),
      ticketHeader: long(256),
      alarmEmail: ofEvery.alarmEmail,
      secretsRevision: '999999999',
      logRetentionDays: '3653',
    },
  };
}
