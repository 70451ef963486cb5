import { readFileSync } from 'node:fs';
import { scalar } from '@opsline/lex-kit/testing';
import { scenarioAccounts } from '@opsline/local-directory';
import { readTemplate } from '@opsline/local-kit/read-template';
import { describe, expect, test } from 'vitest';
import { messages } from '../src/messages.ts';
import { deployed } from './stage/deployed.ts';
import { confirmed, fromPhone, pinSaid } from './stage/event.ts';

const dana = '104233';
const board = { DIRECTORY_DENY_GROUPS: 'CN=Board,CN=Users,DC=corp,DC=example,DC=com' };
const elsewhere = { sessionId: '0f3c9c1e-0000-4000-8000-000000000002' };
const fault = { name: 'InternalError', status: 500, message: 'down' };

test('the right one-time PIN, and no other: one write, its owner texted, the helpdesk told', async () => {
  const { aws, directory, functions, answer, pins, written, told } = await deployed();
  expect(await answer(confirmed())).toBe(messages.pinOnItsWay.text);
  const [pin = ''] = await pins();
  const wrong = String((Number(pin) + 1) % 1_000_000).padStart(6, '0');
  for (const event of [pinSaid(wrong), { ...pinSaid(pin), ...elsewhere }]) {
    expect(await answer(event)).toBe(messages.pinRefused.text);
  }
  expect([written(dana), await told()]).toEqual([0, []]);

  expect(await answer(pinSaid(pin))).toContain(messages.reset.text);
  expect([written(dana), await told()]).toEqual([1, ['Password reset: RESET']]);
  const [, password = 'none'] = /Opsline: (\S+) is your new/.exec(aws.texts.list()[1]?.body ?? '') ?? [];
  expect(aws.texts.list().map(({ to }) => to)).toEqual(Array(3).fill(fromPhone.phoneNumber));
  expect(functions.failed).toEqual([]);
  const names = ['passwordReset', 'sendOneTimePin', 'textOneTimePin', 'textOwner', 'notifyHelpdesk'];
  const output = names.map(functions.output).join('');
  expect(output).toContain('"outcome":"told"');
  for (const secret of [pin, password, directory.bindPassword, '1990-04-17', dana, fromPhone.phoneNumber]) {
    expect(output).not.toContain(secret);
  }
});

test('three wrong one-time PINs: then the right one is refused too, and nothing is written', async () => {
  const { answer, pins, written, told } = await deployed();
  await answer(confirmed());
  const [pin = ''] = await pins();
  const wrong = [1, 2, 3].map((by) => String((Number(pin) + by) % 1_000_000).padStart(6, '0'));
  for (const guess of [...wrong, pin])
    expect(await answer(pinSaid(guess))).not.toContain(messages.reset.text);
  expect([written(dana), await told()]).toEqual([0, []]);
});

describe('where no one-time PIN is asked for', () => {
  test('the right details: one write, its owner texted, the helpdesk told', async () => {
    const { aws, answer, written, told, directory } = await deployed({ POSSESSION: 'off' });
    expect(await answer(confirmed())).toContain(messages.reset.text);
    expect([written(dana), await told()]).toEqual([1, ['Password reset: RESET']]);
    expect(directory.accounts().find(({ sAMAccountName }) => sAMAccountName === dana)).toMatchObject({
      mustChangePassword: true,
    });
    expect(aws.texts.list()).toHaveLength(2);
  });

  const rosa = { UserID: scalar('104221'), DOB: scalar('1968-03-09'), MonthStarted: scalar('April') };
  test.each<[string, Parameters<typeof deployed>[0], object, string]>([
    ['wrong details', {}, confirmed({ MonthStarted: scalar('October') }), 'wrong answers'],
    ['another number', {}, confirmed({}, { phoneNumber: '+15550100777' }), 'other number'],
    ['a country that is not texted', { TEXTABLE_PREFIXES: '+44' }, confirmed(), 'number not textable'],
    ['a denied group', board, confirmed(rosa, { phoneNumber: '+15550100121' }), 'denied group'],
  ])('%s: nothing is written, and nobody is texted', async (_, decided, event, reason) => {
    const { aws, directory, answer, told, reasons } = await deployed({ POSSESSION: 'off', ...decided });
    expect(await answer(event)).toContain(messages.detailsIncorrect.text);
    expect(directory.accounts().every(({ passwordWrites }) => passwordWrites === 0)).toBe(true);
    expect([aws.texts.list(), await told(), reasons('passwordReset')]).toEqual([[], [], [reason]]);
  });
});

test('a deployment that decides all of it otherwise', async () => {
  const account = {
    ...scenarioAccounts[0],
    flags: [],
    sAMAccountName: '104290',
    displayName: 'Tomo Arai',
    mobile: '+15550100190',
    birthDate: '04/17/1990',
    monthStarted: '20190831150000.0Z',
  };
  const decided = { CALLER_NUMBER: 'off', DIRECTORY_DATE_ORDER: 'month first', TIME_ZONE: 'Asia/Tokyo' };
  const { aws, answer, pins, written } = await deployed(decided, { accounts: [account] });
  const UserID = scalar(account.sAMAccountName);
  const attributes = { phoneNumber: '+15550100777' };
  await answer(confirmed({ UserID }, attributes));
  const [pin = ''] = await pins();
  expect(await answer(pinSaid(pin, pin, attributes, { UserID }))).toContain(messages.reset.text);
  expect(written(account.sAMAccountName)).toBe(1);
  expect(aws.texts.list().map(({ to }) => to)).toEqual(Array(3).fill(account.mobile));
});

describe('the same is said, and no one-time PIN is texted', () => {
  const ownNumber = fromPhone.phoneNumber;
  test.each<[string, Parameters<typeof deployed>[0], string, string, string]>([
    ['to a user ID that nobody has', {}, '999999', ownNumber, 'nobody'],
    ['to who calls from another number', {}, dana, '+15550100777', 'other number'],
    ['to a country that is not texted', { TEXTABLE_PREFIXES: '+44' }, dana, ownNumber, 'number not textable'],
    ['to a member of a denied group', board, '104221', '+15550100121', 'denied group'],
    ['C28 to a number changed yesterday', {}, '104240', '+15550100140', 'number changed'],
  ])('%s', async (_, decided, userId, phoneNumber, reason) => {
    const { functions, answer, pins, reasons } = await deployed(decided);
    const event = confirmed({ UserID: scalar(userId) }, { phoneNumber });
    expect(await answer(event)).toBe(messages.pinOnItsWay.text);
    expect([await pins(), functions.failed]).toEqual([[], []]);
    expect(reasons('sendOneTimePin')).toEqual([reason]);
  });

  test('a record that cannot be read: the helpdesk is told once, however often it is asked', async () => {
    const { aws, functions, told } = await deployed();
    const request = {
      userId: '104215',
      conversation: 'BOT:ALIAS:contact-1',
      action: 'new password',
      caller: '+15550100115',
    };
    await functions.invoke('sendOneTimePin', request);
    await functions.invoke('sendOneTimePin', request);
    expect(await told()).toEqual(['Password reset: RECORD_UNREADABLE']);
    expect(aws.texts.list()).toEqual([]);
    expect(functions.output('sendOneTimePin')).toContain('record unreadable');
    expect(functions.output('sendOneTimePin')).not.toMatch(/104215|23\.09\.87/);
  });
});

test('a helpdesk that cannot be told is an error that Lambda counts; the caller hears of the reset all the same', async () => {
  const { aws, functions, answer, written, told } = await deployed({ POSSESSION: 'off' });
  const mend = aws.faults.add({
    service: 'sns',
    meets: (input) => 'TopicArn' in Object(input),
    error: fault,
  });
  expect(await answer(confirmed())).toContain(messages.reset.text);
  expect([written(dana), await told(), functions.failed]).toEqual([1, [], ['notifyHelpdesk']]);
  const notice = { event: 'RESET', userId: dana, at: 0 };
  await expect(functions.invoke('notifyHelpdesk', notice)).rejects.toThrow(/^the helpdesk was not told$/);
  mend();
  await functions.invoke('notifyHelpdesk', notice);
  expect(await told()).toEqual(['Password reset: RESET']);
});

const another = { sAMAccountName: '104291', displayName: 'Mio Lind', flags: [] };

/** The words that the metric filter of an alarm looks for in the function's log. */
function soughtBy(filter: string): RegExp {
  const text = readFileSync(new URL('../resources/outcome-alarms.yml', import.meta.url), 'utf8');
  const { FilterPattern } = Object(readTemplate(text)).Resources[filter].Properties;
  return new RegExp(String(FilterPattern).replaceAll('"', '').replace('?', '').replaceAll(' ?', '|'));
}

describe('what an alarm looks for in the log is written there', () => {
  test('a denied group that is not found', async () => {
    const moved = { DIRECTORY_DENY_GROUPS: 'CN=Moved,CN=Users,DC=corp,DC=example,DC=com' };
    const { functions, answer } = await deployed({ POSSESSION: 'off', ...moved });
    expect(await answer(confirmed())).toContain(messages.unavailable.text);
    expect(functions.output('passwordReset')).toMatch(soughtBy('DenyGroupMissingMetric'));
  });

  test.each(['on', 'off'])('C28 a number changed nobody knows when, possession %s', async (POSSESSION) => {
    const accounts = [{ ...scenarioAccounts[0], mail: '+15550100104', ...another }];
    const decided = { POSSESSION, DIRECTORY_ATTRIBUTES: 'mail,birthDate,monthStarted' };
    const { aws, functions, answer, told } = await deployed(decided, { accounts });
    await answer(confirmed({ UserID: scalar(another.sAMAccountName) }));
    expect([await told(), aws.texts.list()]).toEqual([['Password reset: RECORD_UNREADABLE'], []]);
    const [name, filter] =
      POSSESSION === 'on'
        ? ['sendOneTimePin', 'NumberChangeUnreadableMetric']
        : ['passwordReset', 'NumberChangeUnreadableInReset'];
    expect(functions.output(name)).toMatch(soughtBy(filter));
  });

  test.each(['DisabledException', 'KMSInvalidStateException'])('a key: %s', async (name) => {
    const { aws, functions, answer } = await deployed({ POSSESSION: 'off' });
    aws.faults.add({ service: 'kms', error: { name, status: 400, message: 'off' } });
    await answer(confirmed());
    expect(functions.output('passwordReset')).toMatch(soughtBy('PasswordResetKeyUnusableMetric'));
  });
});

test('D14 NODE_DEBUG=ldapts would print passwords: then nothing is asked of the directory', async () => {
  const { directory, functions, answer } = await deployed(
    { POSSESSION: 'off' },
    { more: { NODE_DEBUG: 'ldapts' } },
  );
  expect(await answer(confirmed())).toContain(messages.unavailable.text);
  expect(directory.asked()).toEqual([]);
  for (const secret of [directory.bindPassword, '1990-04-17', dana]) {
    expect(functions.output('passwordReset')).not.toContain(secret);
  }
});

test('L7 a service that hangs is given up, and the caller is told', async () => {
  const { aws, directory, answer } = await deployed({ POSSESSION: 'off' }, { waits: 'as deployed' });
  aws.faults.add({ service: 'kms', latencyMs: 60_000 });
  // Whether an earlier delivery of the same event has changed it cannot be known then.
  expect(await answer(confirmed())).toContain(messages.outcomeUnknown.text);
  expect(directory.asked()).toEqual([]);
});
