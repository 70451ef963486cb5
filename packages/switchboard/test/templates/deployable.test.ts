<<<<<<< HEAD

import { lintBot, parseBot } from '@opsline/local-lex';
import { describe, expect, test } from 'vitest';
import * as deployment from './deployment-rules.ts';
import { directoryCaFile, longest } from './every-parameter.ts';
import { inForce, type Packaged, packaged } from './packaged.ts';
import { notPermitted } from './policy-rules.ts';

=======

import { basename } from 'node:path';
import { toldWhere } from '@opsline/local-kit/sources';
import { analyzeBot, lintBot, parseBot } from '@opsline/local-lex';
import { longestStage } from '@opsline/settings/stage';
import { describe, expect, test } from 'vitest';
import {
  parametersOf,
  readService,
  type ServiceFolder,
  serviceFolders,
} from '../../src/stack/service-folder.ts';

>>>>>>> main

import {
  emptyTexts,
  keptOfFailures,
  malformedArns,
  modelReadsReset,
  notKept,
  sharedNames,
  tooLongNames,
  utterancesOfBuiltIns,
} from './template-rules.ts';

const bare = await packaged('dev', 'bare');
const full = await packaged('dev', 'full');
const beside = await packaged(longest, 'full');

function resourcesOf({ template }: Packaged) {
  return template.Resources;
}
<<<<<<< HEAD
=======
/** Which bot may have a model, by service. */
const assisted: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'patch-status-intent': { assistedNlu: 'fallback' },
};
/** A stage as long as one may be. */
const longest = 'x'.repeat(longestStage);
const [bare, full, other] = await Promise.all([
  read('dev', () => ({})),
  read('dev', parametersOf),
  read(longest, (folder) => ({ ...parametersOf(folder), ...assisted[basename(folder)] })),
]);
>>>>>>> main

const templates = [
  ...bare.map((it) => [`${it.service} without parameters`, it.template] as const),
  ...full.map((it) => [`${it.service} with every parameter`, it.template] as const),
  ...beside.map((it) => [`${it.service} under the longest stage`, it.template] as const),
];

<<<<<<< HEAD
describe.each(templates)('%s', (_, template) => {
  const { Resources: resources } = template;

=======
function botsIn(resources: ServiceFolder['resources']): string[] {
  return Object.keys(resources).filter((id) => resources[id]?.Type === 'AWS::Lex::Bot');
}

type Templates = Pick<ServiceFolder, 'conditions' | 'folder' | 'resources'>;

/** What bots are found wanting in, each with the line that it is written on. */
function wanting({ folder, resources, conditions }: Templates): void {
  const found = botsIn(resources).flatMap((id) =>
    analyzeBot(parseBot({ Resources: resources, Conditions: conditions }, id)),
  );
  toldWhere(folder, '', () => {
    if (found.length > 0) throw new Error(found.join('\n'));
  });
}

describe.each(templates)('%s', (_, { folder, resources, extensions, conditions }) => {
>>>>>>> main
  test('no built-in intent has utterances or slots', () => 
    expect(utterancesOfBuiltIns(resources)).toEqual([]););

  test('no model reads what is said to a bot that resets passwords', () => {
    expect(modelReadsReset(resources)).toEqual([]);
  });

  test('each bot is one that Lex takes', () => {
    for (const id of botsIn(resources)) {
      const bot = parseBot({ Resources: resources, Conditions: conditions }, id);
      expect(lintBot(bot), id).toEqual([]);
    }
  });

  test('no bot mishears people by its own utterances and values', () => {
    wanting({ folder, resources, conditions });
  });

  test('nothing stands for nothing, also where a condition is false', () => {
    expect(emptyTexts(resources)).toEqual([]);
    expect(malformedArns(resources)).toEqual([]);
  });

  test('what is kept for good is not kept of a first deployment that failed', () => {
    expect(keptOfFailures(resources)).toEqual([]);
    expect(notKept(resources)).toEqual([]);
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

  test('no model reads what is said to the bot that resets passwords', () => {
    expect(deployment.readByModel(resources)).toEqual([]);
  });

  test('nothing is left to pile up or to be made public', () => {
    expect(deployment.endlessLogs(resources)).toEqual([]);
    expect(deployment.pilingUp(resources)).toEqual([]);
    expect(deployment.publicBuckets(resources)).toEqual([]);
  });
});

test.each([
  ['no bot where no parameter says so', bare, []],
  ['patchStatusBot alone where its parameter says so', other, ['PatchStatusBot']],
] as const)('a model reads what is said to %s', (_title, services, expected) => {
  const assistedIn = ({ resources, conditions }: ServiceFolder) =>
    botsIn(resources).filter((id) =>
      parseBot({ Resources: resources, Conditions: conditions }, id).locales.some((it) => it.assistedNlu),
    );
  expect(services.flatMap(assistedIn)).toEqual(expected);
});

test('what a bot would be misheard by is told with its line', () => {
  const service = bare.find(({ resources }) => 'PatchStatusBot' in resources);
  const template = JSON.stringify(service?.resources);
  const planted: unknown = JSON.parse(
    template.replace('"Utterance":"check patching"', '"Utterance":"bye, please"'),
  );
  const { folder = '', conditions = {} } = service ?? {};
  expect(() => wanting({ folder, conditions, resources: Object(planted) })).toThrow(
    /^[\w./-]+\.yml:\d+: Resources\.PatchStatusBot\.Properties\.BotLocales\[0\]\.Intents\[\d+\]\.SampleUtterances\[\d+\]\.Utterance: overlap: "bye" says what "bye, please" of patchStatusIntent says$/m,
  );
});

test('two stages, and two services, share no name in an account, a Region or a Connect instance', () => {
  expect(sharedNames([...full, ...beside].map(resourcesOf))).toEqual([]);
  expect(sharedNames([...bare, ...beside].map(resourcesOf))).toEqual([]);
});

test('PS5 PS6 PR1 PR6 a bot and a contact flow have their stage behind their name', () => {
  const names = bare.flatMap(({ template }) =>
    Object.values(template.Resources).flatMap(({ Type, Properties }) =>
      /Lex::Bot$|ContactFlow$/.test(Type) ? [String(Properties.Name)] : [],
    ),
  );
  expect(names.toSorted()).toEqual([
    'FrontDoor_Authentication-dev',
    'FrontDoor_LexBot-dev',
    'FrontDoor_MainFlow-dev',
    'PatchStatus_Authentication-dev',
    'PatchStatus_LexBot-dev',
    'PatchStatus_MainFlow-dev',
    'User administration-dev',
    'UserAdministration-dev',
    'frontDoorBot-dev',
    'patchStatusBot-dev',
  ]);
});

test('every name fits under the longest stage that may be, and a longer one would not', () => {
  expect(beside.flatMap((it) => tooLongNames(`opsline-${it.service}`, resourcesOf(it)))).toEqual([]);
  const functions = beside.flatMap((it) =>
    Object.values(resourcesOf(it)).flatMap(({ Properties }) => [Properties.FunctionName ?? []].flat()),
  );
  expect(Math.max(...functions.map((name) => String(name).length))).toBe(64);
});
<<<<<<< HEAD

test('packaged again from the same sources, a template differs in the place of the code alone', async () => {
  const again = await packaged('dev', 'bare');
  const codeAside = ({ text }: Packaged) => text.replaceAll(/"S3Key": *"[^"]+"/g, '');
  expect(again.map(codeAside)).toEqual(bare.map(codeAside));
});

test('what a removal left is made where nothing is named, and used where it is', () => {
  const left = ['CallerKey', 'DirectoryKey', 'EmployeeTable'];
  const made = (all: readonly Packaged[]) =>
    all
      .flatMap(({ template }) => Object.keys(inForce(template)).filter((id) => left.includes(id)))
      .toSorted();
  expect(made(bare)).toEqual(left);
  expect(made(full)).toEqual([]);
});

test('the certificates are a file of the functions that ask the directory, and of no other', () => {
  const reset = full.find(({ service }) => service === 'password-reset-intent');
  const holding = Object.entries(reset?.archives ?? {}).filter(([, archive]) =>
    archive.includes(directoryCaFile),
  );
  expect(holding.map(([name]) => name).toSorted()).toEqual(['passwordReset', 'sendOneTimePin']);
});
=======
>>>>>>> main
