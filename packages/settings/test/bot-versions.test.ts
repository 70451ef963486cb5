import { describe, expect, test } from 'vitest';
import { withVersionsByContent } from '../src/plugin/bot-versions.ts';

function templateOf(prompt: string, more = {}) {
  return {
    Resources: {
      Bot: { Type: 'AWS::Lex::Bot', Properties: { Name: 'bot', BotLocales: [{ prompt }] } },
      BotVersion: {
        Type: 'AWS::Lex::BotVersion',
        DeletionPolicy: 'RetainExceptOnCreate',
        Properties: { BotId: { Ref: 'Bot' } },
      },
      BotAlias: {
        Type: 'AWS::Lex::BotAlias',
        DependsOn: ['BotVersion'],
        Properties: { BotVersion: { 'Fn::GetAtt': ['BotVersion', 'BotVersion'] }, Description: '' },
      },
      ...more,
    },
    Outputs: { Version: { Value: { 'Fn::Sub': `\${BotVersion.BotVersion} of \${Bot}` } } },
  };
}

/** The logical ID of the version. */
function versionIn(template: unknown): string {
  const ids = Object.keys(Object(withVersionsByContent(template)).Resources);
  return ids.find((id) => /^BotVersion/.test(id)) ?? 'none';
}

describe('the version of a bot', () => {
  test('has the same logical ID while the bot is the same, whatever else changes', () => {
    const version = versionIn(templateOf('Which job?'));
    expect(version).toMatch(/^BotVersion[0-9a-f]{12}$/);
    expect(versionIn(templateOf('Which job?', { Topic: { Type: 'AWS::SNS::Topic' } }))).toBe(version);
  });

  test('has another one when one word of a prompt is another', () => {
    expect(versionIn(templateOf('Which job?'))).not.toBe(versionIn(templateOf('What job?')));
  });

  test('is named so by whatever names it, and no property is taken for it', () => {
    const version = versionIn(templateOf('Which job?'));
    expect(withVersionsByContent(templateOf('Which job?'))).toMatchObject({
      Resources: {
        [version]: { DeletionPolicy: 'RetainExceptOnCreate', Properties: { BotId: { Ref: 'Bot' } } },
        BotAlias: {
          DependsOn: [version],
          Properties: { BotVersion: { 'Fn::GetAtt': [version, 'BotVersion'] }, Description: '' },
        },
      },
      Outputs: { Version: { Value: { 'Fn::Sub': `\${${version}.BotVersion} of \${Bot}` } } },
    });
  });
});

test('a template without a bot is as it was', () => {
  const template = { Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: '' } } } };
  expect(withVersionsByContent(template)).toEqual(template);
});
