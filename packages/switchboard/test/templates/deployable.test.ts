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

const folders = await serviceFolders();
function read(stage: string, given: typeof parametersOf) {
  return Promise.all(folders.map((folder) => readService(folder, { stage, parameters: given(folder) })));
}
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

const templates = [
  ...bare.map((service) => [`${basename(service.folder)} without parameters`, service] as const),
  ...full.map(
    (service) => [`${basename(service.folder)} with all that make a phone line and sinks`, service] as const,
  ),
];

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
  test('no built-in intent has utterances or slots', () => {
    expect(utterancesOfBuiltIns(resources)).toEqual([]);
  });

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
    expect(emptyTexts({ ...resources, ...extensions })).toEqual([]);
    expect(malformedArns(resources)).toEqual([]);
  });

  test('what is kept for good is not kept of a first deployment that failed', () => {
    expect(keptOfFailures(resources)).toEqual([]);
    expect(notKept(resources)).toEqual([]);
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
  expect(sharedNames([...full, ...other])).toEqual([]);
});

test('PS5 PS6 PR1 PR6 a bot and a contact flow have their stage behind their name', () => {
  const names = full.flatMap(({ resources }) =>
    Object.values(resources).flatMap(({ Type, Properties }) =>
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
  expect(other.flatMap(tooLongNames)).toEqual([]);
  const functions = other.flatMap((service) => Object.values(service.functions));
  expect(Math.max(...functions.map(({ length }) => length))).toBe(64);
});
