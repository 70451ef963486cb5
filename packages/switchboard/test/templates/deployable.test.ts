import { basename } from 'node:path';
import { toldWhere } from '@opsline/local-kit/sources';
import type { Resource } from '@opsline/local-kit/template';
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
  notKept,
  sharedNames,
  tooLongNames,
  utterancesOfBuiltIns,
} from './template-rules.ts';

const folders = await serviceFolders();
function read(stage: string, given: typeof parametersOf) {
  return Promise.all(folders.map((folder) => readService(folder, { stage, parameters: given(folder) })));
}
/** A stage as long as one may be. */
const longest = 'x'.repeat(longestStage);
const [bare, full, other] = await Promise.all([
  read('dev', () => ({})),
  read('dev', parametersOf),
  read(longest, parametersOf),
]);

const templates = [
  ...bare.map((service) => [`${basename(service.folder)} without parameters`, service] as const),
  ...full.map(
    (service) => [`${basename(service.folder)} with all that make a phone line and sinks`, service] as const,
  ),
];

/** What bots are found wanting in, each with the line that it is written on. */
function wanting({ folder, resources }: Pick<ServiceFolder, 'folder' | 'resources'>): void {
  const bots = Object.keys(resources).filter((id) => resources[id]?.Type === 'AWS::Lex::Bot');
  const found = bots.flatMap((id) => analyzeBot(parseBot({ Resources: resources }, id)));
  toldWhere(folder, '', () => {
    if (found.length > 0) throw new Error(found.join('\n'));
  });
}

describe.each(templates)('%s', (_, { folder, resources, extensions }) => {
  test('no built-in intent has utterances or slots', () => {
    expect(utterancesOfBuiltIns(resources)).toEqual([]);
  });

  test('each bot is one that Lex takes', () => {
    for (const [id, { Type }] of Object.entries(resources)) {
      if (Type === 'AWS::Lex::Bot') expect(lintBot(parseBot({ Resources: resources }, id)), id).toEqual([]);
    }
  });

  test('no bot mishears people by its own utterances and values', () => {
    wanting({ folder, resources });
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

test('what a bot would be misheard by is told with its line', () => {
  const service = bare.find(({ resources }) => 'PatchStatusBot' in resources);
  const template = JSON.stringify(service?.resources);
  const planted: unknown = JSON.parse(
    template.replace('"Utterance":"check patching"', '"Utterance":"bye, please"'),
  );
  expect(() => wanting({ folder: service?.folder ?? '', resources: Object(planted) })).toThrow(
    /^bot\.yml:\d+: Resources\.PatchStatusBot\.Properties\.BotLocales\[0\]\.Intents\[\d+\]\.SampleUtterances\[\d+\]\.Utterance: overlap: "bye" says what "bye, please" of patchStatusIntent says$/m,
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

describe('each rule finds what breaks it', () => {
  const resource = (Type: string, Properties: Resource['Properties'], policies = {}): Resource => ({
    Type,
    Properties,
    ...policies,
  });
  const bot = (intent: object): Resource =>
    resource('AWS::Lex::Bot', { BotLocales: [{ Intents: [intent] }] });
  const help = { Name: 'helpIntent', ParentIntentSignature: 'AMAZON.HelpIntent' };

  test.each<[string, unknown[], unknown[]]>([
    [
      'utterances on a built-in intent',
      utterancesOfBuiltIns({ Bot: bot({ ...help, SampleUtterances: [{ Utterance: 'what can you do' }] }) }),
      ['Bot: helpIntent'],
    ],
    [
      'slots on a built-in intent',
      utterancesOfBuiltIns({ Bot: bot({ ...help, Slots: [] }) }),
      ['Bot: helpIntent'],
    ],
    [
      'nothing, in a branch of a condition',
      emptyTexts({
        A: resource('AWS::X', { Vpc: { 'Fn::If': ['Has', { Ids: { 'Fn::Split': [',', ''] } }, 'x'] } }),
      }),
      ['A.Vpc.Fn::If.1.Ids.Fn::Split.1'],
    ],
    [
      'no ARN of an instance',
      malformedArns({ Flow: resource('AWS::Connect::ContactFlow', { InstanceArn: 'none' }) }),
      ['Flow.InstanceArn: none'],
    ],
    [
      'no ARN of a Region',
      malformedArns({
        Asks: resource('AWS::Lambda::Permission', {
          SourceArn: 'arn:aws:connect:none:000000000000:instance/none',
        }),
      }),
      ['Asks.SourceArn: arn:aws:connect:none:000000000000:instance/none'],
    ],
    [
      'a key that a failed deployment leaves',
      keptOfFailures({
        Key: resource('AWS::KMS::Key', {}, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }),
      }),
      ['Key'],
    ],
    ['a key that a removal deletes', notKept({ Key: resource('AWS::KMS::Key', {}) }), ['Key']],
    [
      'a name without its stage',
      sharedNames(
        ['dev', 'prod'].map((stage) => ({
          functions: { f: `opsline-${stage}-f` },
          resources: { Bot: resource('AWS::Lex::Bot', { Name: 'patchStatusBot' }) },
        })),
      ),
      ['AWS::Lex::Bot patchStatusBot'],
    ],
    [
      'a name that is too long',
      tooLongNames({
        service: 'opsline-f',
        functions: { f: 'x'.repeat(65) },
        resources: { Key: resource('AWS::KMS::Key', { KeyName: 'k' }) },
      }),
      [`AWS::Lambda::Function ${'x'.repeat(65)}`, 'AWS::KMS::Key k'],
    ],
    [
      'a function without its stage',
      sharedNames([1, 2].map(() => ({ functions: { f: 'opsline-f' }, resources: {} }))),
      ['AWS::Lambda::Function opsline-f'],
    ],
  ])('%s', (_title, found, expected) => {
    expect(found).toEqual(expected);
  });
});
