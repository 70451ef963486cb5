import { crc32 } from 'node:zlib';
import { bundlesOf } from '@opsline/local-lambda';
import { describe, expect, inject, test } from 'vitest';
import { serviceFolders } from '../../src/stack/service-folder.ts';
import { checksumsIn } from './archive.ts';
import { botsContract } from './bots-contract.ts';
import * as deployment from './deployment-rules.ts';
import { directoryCaFile, longest } from './every-parameter.ts';
import { leastPrivilegeContract } from './least-privilege-contract.ts';
import { inForce, type Packaged, packaged, packagedAlone } from './packaged.ts';
import { notPermitted } from './policy-rules.ts';
import {
  emptyTexts,
  keptOfFailures,
  malformedArns,
  namesWithout,
  notKept,
  openDrafts,
  sharedNames,
  tooLongNames,
} from './template-rules.ts';

const { bare, full } = await packaged();

function resourcesOf({ template }: Packaged) {
  return template.Resources;
}

const templates = [
  ...bare.map((it) => [`${it.service} without parameters`, it.template] as const),
  ...full.map((it) => [`${it.service} with every parameter, under the longest stage`, it.template] as const),
];

describe.each(templates)('%s', (_, template) => {
  const { Resources: resources } = template;

  test('nothing stands for nothing, also where a condition is false', () => {
    expect(emptyTexts(resources)).toEqual([]);
    expect(malformedArns(resources)).toEqual([]);
  });

  test('what is kept for good is not kept of a first deployment that failed', () => {
    expect(keptOfFailures(resources)).toEqual([]);
    expect(notKept(resources)).toEqual([]);
    expect(openDrafts(resources)).toEqual([]);
  });

  test('L16 every alarm tells a topic that takes it, and none is on from the beginning', () => {
    expect(deployment.mutedAlarms(resources)).toEqual([]);
  });

  test('L16 whatever can be too slow, too full or out of order has its alarms', () => {
    expect(deployment.unwatched(inForce(template))).toEqual([]);
  });

  test("the variables of a function are within Lambda's 4096 bytes", () => {
    expect(deployment.largeEnvironments(resources)).toEqual([]);
  });

  test('what is tried again and fails for the last time is kept', () => {
    expect(deployment.lostForGood(resources)).toEqual([]);
  });

  test('L13 a role may use what its function is told to use, and write the log of that function alone', () => {
    expect(notPermitted(template)).toEqual([]);
    expect(deployment.foreignLogs(resources)).toEqual([]);
  });

  test('the version of a bot is named by what the bot is, and stays; the alias leads to it', () => {
    expect(deployment.versionsOutOfStep(resources)).toEqual([]);
  });

  test('nothing is left to pile up or to be made public', () => {
    expect(deployment.endlessLogs(resources)).toEqual([]);
    expect(deployment.pilingUp(resources)).toEqual([]);
    expect(deployment.publicBuckets(resources)).toEqual([]);
  });
});

botsContract({ bare, full });
leastPrivilegeContract(full);

test('two stages, and two services, share no name in an account, a Region or a Connect instance', () => {
  expect(sharedNames([...bare, ...full].map(resourcesOf))).toEqual([]);
  expect(bare.flatMap((it) => namesWithout('dev', resourcesOf(it)))).toEqual([]);
  expect(full.flatMap((it) => namesWithout(longest, resourcesOf(it)))).toEqual([]);
});

test('PS5 PS6 PR1 PR6 a bot and a contact flow have their stage behind their name', () => {
  const names = bare.flatMap(({ template }) =>
    Object.values(template.Resources).flatMap(({ Type, Properties }) =>
      /Lex::Bot$|ContactFlow$/.test(Type) ? [String(Properties.Name)] : [],
    ),
  );
  expect(names.toSorted()).toEqual([
    'FrontDoor_AgentWhisper-dev',
    'FrontDoor_Authentication-dev',
    'FrontDoor_LexBot-dev',
    'FrontDoor_MainFlow-dev',
    'Helpdesk proof-dev',
    'PatchStatus_AgentWhisper-dev',
    'PatchStatus_Authentication-dev',
    'PatchStatus_LexBot-dev',
    'PatchStatus_MainFlow-dev',
    'User administration agent whisper-dev',
    'User administration-dev',
    'UserAdministration-dev',
    'frontDoorBot-dev',
    'patchStatusBot-dev',
  ]);
});

test('every name fits under the longest stage that may be, and a longer one would not', () => {
  expect(full.flatMap((it) => tooLongNames(`opsline-${it.service}`, resourcesOf(it)))).toEqual([]);
  const functions = full.flatMap((it) =>
    Object.values(resourcesOf(it)).flatMap(({ Properties }) => [Properties.FunctionName ?? []].flat()),
  );
  expect(Math.max(...functions.map((name) => String(name).length))).toBe(64);
});

// A bundle, bots and roles: the others are as much alike, and are packaged again where more is tried than usual.
const again = inject('times') >= 10 ? bare : bare.filter(({ service }) => service === 'front-door');

test.each(again)(
  '$service, packaged again by a command of its own, has a template that differs in the place of the code alone',
  async (before) => {
    const codeAside = ({ text }: Packaged) => text.replaceAll(/"S3Key": *"[^"]+"/g, '');
    expect(codeAside(await packagedAlone(before.service))).toBe(codeAside(before));
  },
);

test('what a removal left is made where nothing is named, and used where it is', () => {
  const left = ['CallerKey', 'DirectoryKey', 'EmployeeTable'];
  const made = (all: readonly Packaged[]) =>
    all
      .flatMap(({ template }) => Object.keys(inForce(template)).filter((id) => left.includes(id)))
      .toSorted();
  expect(made(bare)).toEqual(left);
  expect(made(full)).toEqual([]);
});

test('what is packaged by the serverless command is byte for byte what a laptop and the tests run', async () => {
  const bundles = (await Promise.all((await serviceFolders()).map((folder) => bundlesOf(folder)))).flat();
  const run = bundles.map(({ name, entry, code }) => [name, `${entry}.cjs`, crc32(code)]);
  const deployed = bare.flatMap(({ archives }) =>
    Object.entries(archives).flatMap(([name, archive]) =>
      Object.entries(checksumsIn(archive)).map(([path, sum]) => [name, path, sum]),
    ),
  );
  expect(deployed.toSorted()).toEqual(run.toSorted());
});

test('the certificates are a file of the functions that ask the directory, and of no other', () => {
  const reset = full.find(({ service }) => service === 'password-reset-intent');
  const holding = Object.entries(reset?.archives ?? {}).filter(([, archive]) =>
    archive.includes(directoryCaFile),
  );
  expect(holding.map(([name]) => name).toSorted()).toEqual([
    'helpdeskProof',
    'passwordReset',
    'sendOneTimePin',
  ]);
});

test('L13 who texts phones may do so by the way that the stage chose, and nobody else may', () => {
  const textedBy = (all: readonly Packaged[]) =>
    all.flatMap((it) => deployment.waysOfTexting(resourcesOf(it)));
  const ofMessages = 'TextOwnerRole: sns:Publish on *';
  expect(textedBy(bare).toSorted()).toEqual([
    'SendOneTimePinRole: sns:Publish on *',
    'TextOneTimePinRole: sns:Publish on *',
    ofMessages,
  ]);
  const byNotify = `sms-voice:SendNotifyTextMessage on notify-configuration/notify-${'x'.repeat(57)}`;
  expect(textedBy(full).toSorted()).toEqual([
    `SendOneTimePinRole: ${byNotify}`,
    `TextOneTimePinRole: ${byNotify}`,
    ofMessages,
  ]);
});

test('the functions that ask the directory are in its network, and no other is: texts leave from outside', () => {
  const inNetwork = full.flatMap(({ template }) =>
    Object.entries(template.Resources).flatMap(([id, { Properties }]) =>
      Properties.VpcConfig === undefined ? [] : [id],
    ),
  );
  expect(inNetwork.toSorted()).toEqual([
    'HelpdeskProofLambdaFunction',
    'PasswordResetLambdaFunction',
    'SendOneTimePinLambdaFunction',
  ]);
});
