import { expect, test } from 'vitest';
import { readBot } from '../../src/index.ts';
import { bot } from './tiny-bot.ts';

test('the function is the one that the alias of the bot names, whatever its test alias says', () => {
  const settings = (hook: string) => `[{ LocaleId: en_US, BotAliasLocaleSetting: { Enabled: true${hook} } }]`;
  const calling = (name: string) =>
    settings(
      `, CodeHookSpecification: { LambdaCodeHook: { CodeHookInterfaceVersion: "1.0", LambdaArn: !GetAtt ${name}.Arn } }`,
    );
  const alias = (id: string, of: string, named: string) =>
    `\n${id}: { Type: AWS::Lex::BotAlias, Properties: { BotId: !Ref ${of}, BotVersion: !GetAtt V.BotVersion, BotAliasLocaleSettings: ${named} } }`;
  const hooksOf = (test: string, ...aliases: readonly string[]) =>
    readBot(
      bot('Intents: []', `TestBotAliasSettings: { BotAliasLocaleSettings: ${test} }`) + aliases.join(''),
      'bot.yml',
      'Bot',
    ).codeHooks;
  expect(hooksOf(calling('Draft'))).toEqual({ en_US: 'Draft' });
  expect(hooksOf(settings(''), alias('Live', 'Bot', calling('Hook')))).toEqual({ en_US: 'Hook' });
  expect(hooksOf(calling('Draft'), alias('Live', 'Bot', settings('')))).toEqual({});
  expect(hooksOf(settings(''), alias('Live', 'Other', calling('Hook')))).toEqual({});
  expect(() => hooksOf(settings(''), alias('Live', 'Bot', '[{}]'))).toThrow('Resources.Live.Properties');
});
