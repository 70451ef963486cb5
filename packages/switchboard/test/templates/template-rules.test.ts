import type { Resource } from '@opsline/local-kit/template';
import { describe, expect, test } from 'vitest';
import { resource } from './planted.ts';
import {
  emptyTexts,
  keptOfFailures,
  malformedArns,
  modelReadsReset,
  namesWithout,
  notKept,
  openDrafts,
  sharedNames,
  tooLongNames,
  utterancesOfBuiltIns,
} from './template-rules.ts';

describe('a planted mistake is found', () => {
  const bot = (intent: object, more = {}): Resource =>
    resource('AWS::Lex::Bot', { BotLocales: [{ Intents: [intent], ...more }] });
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
    ...[
      { RuntimeSettings: { NluImprovementSpecification: { Enabled: true, AssistedNluMode: 'Fallback' } } },
      { 'Fn::If': ['AssistedNlu', { RuntimeSettings: {} }, { Ref: 'AWS::NoValue' }] },
    ].map((settings): [string, unknown[], unknown[]] => [
      'a model for a bot that resets passwords',
      modelReadsReset({ Bot: bot({ Name: 'ResetPW' }, { GenerativeAISettings: settings }) }),
      ['Bot'],
    ]),
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
    ['a test alias that stays what it was', openDrafts({ Bot: bot({}) }), ['Bot']],
    [
      'a test alias with a function',
      openDrafts({
        Bot: resource('AWS::Lex::Bot', {
          TestBotAliasSettings: {
            BotAliasLocaleSettings: [
              { LocaleId: 'en_US', BotAliasLocaleSetting: { CodeHookSpecification: {} } },
            ],
          },
        }),
      }),
      ['Bot'],
    ],
    ...[{}, { SourceArn: { 'Fn::Sub': 'arn:aws:lex:eu-west-2:111122223333:bot-alias/BOT/*' } }].map(
      (from): [string, unknown[], unknown[]] => [
        'a function that Lex may invoke from any alias',
        openDrafts({
          May: resource('AWS::Lambda::Permission', { Principal: 'lexv2.amazonaws.com', ...from }),
        }),
        ['May'],
      ],
    ),
    [
      'a name without its stage',
      sharedNames(
        ['dev', 'prod'].map(() => ({ Bot: resource('AWS::Lex::Bot', { Name: 'patchStatusBot' }) })),
      ),
      ['AWS::Lex::Bot patchStatusBot'],
    ],
    [
      'a name that is too long',
      tooLongNames('opsline-f', {
        F: resource('AWS::Lambda::Function', { FunctionName: 'x'.repeat(65) }),
        Key: resource('AWS::KMS::Key', { KeyName: 'k' }),
      }),
      [`AWS::Lambda::Function ${'x'.repeat(65)}`, 'AWS::KMS::Key k'],
    ],
    [
      'one that would be the same on another stage',
      namesWithout('dev', {
        Bot: resource('AWS::Lex::Bot', { Name: 'patchStatusBot-dev' }),
        F: resource('AWS::Lambda::Function', { FunctionName: 'opsline-f' }),
      }),
      ['AWS::Lambda::Function opsline-f'],
    ],
    [
      'a function without its stage',
      sharedNames(
        [1, 2].map(() => ({ F: resource('AWS::Lambda::Function', { FunctionName: 'opsline-f' }) })),
      ),
      ['AWS::Lambda::Function opsline-f'],
    ],
  ])('%s', (_title, found, expected) => {
    expect(found).toEqual(expected);
  });
});
