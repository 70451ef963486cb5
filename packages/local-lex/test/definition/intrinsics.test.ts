import { describe, expect, test } from 'vitest';
import { parseBot, readBot } from '../../src/index.ts';
import { at, bot, intent, one, problems } from './tiny-bot.ts';

/** `#{Name}` as a template has it; in TypeScript that would be a hole. */
function holes(text: string): string {
  return text.replaceAll('#{', '$'.concat('{'));
}

/** A template whose one bot has this name, beside whatever else. */
function template(name: string, more = ''): string {
  const resources = bot('Intents: []').replace('tiny', name).replaceAll('\n', '\n  ');
  return holes(`${more}\nResources:${resources}`);
}

function nameOf(yaml: string): string {
  return readBot(yaml, 'bot.yml').name;
}

describe('a part of the template that the bot does not need may hold any function', () => {
  test.each([
    '!Equals [!Ref Stage, prod]',
    '!Not [!Equals [!Ref A, !Ref B]]',
    '!And [!Condition A, !Condition B]',
    '!Or [!Condition A, !Condition B]',
    '!If [A, !Ref X, !Ref AWS::NoValue]',
    '!Base64 text',
    '!Base64 { "Fn::Sub": x }',
    '!GetAZs ""',
    '!GetAZs { Ref: AWS::Region }',
    '!Select [0, !GetAZs { Ref: AWS::Region }]',
    '!Cidr [!GetAtt Vpc.CidrBlock, 2, 8]',
    '!FindInMap [Map, !Ref Stage, Key]',
    '!Split [",", !ImportValue Subnets]',
    '!Transform { Name: AWS::Include, Parameters: { Location: s3 } }',
    '!ToJsonString { a: 1 }',
    '!Length [1, 2]',
    '!Contains [[a, b], !Ref Stage]',
    '!GetAtt Nested.Outputs.Name',
  ])('%s', (value) => {
    const other = `\n  Other: { Type: AWS::Other::Thing, Properties: { Value: ${value} } }`;
    expect(nameOf(`${template('plain')}${other}`)).toBe('plain');
    expect(problems(`${template(value)}`)[0]).toContain('Resources.Bot.Properties.Name: expected text');
  });

  test('what it does not have a value for is named where the bot needs it', () => {
    expect(problems(template('!ImportValue BotName'))).toEqual([
      `${at}.Name: expected text, found an intrinsic (Fn::ImportValue) that has no value here`,
    ]);
    expect(problems(template('!GetAtt Nested.Outputs.Name'))).toEqual([
      `${at}.Name: expected text, found an intrinsic (Fn::GetAtt) that has no value here`,
    ]);
  });
});

const parameters = `
Parameters:
  Stage: { Type: String, Default: dev }
  Seconds: { Type: Number, Default: 900 }
  Parts: { Type: CommaDelimitedList, Default: "one, two" }
  Numbers: { Type: List<Number>, Default: "7,8" }
  Stored: { Type: AWS::SSM::Parameter::Value<String>, Default: /opsline/bot-name }
  Bare: { Type: String }
Mappings: { Names: { dev: { Bot: mapped } } }
Conditions:
  IsDev: !Equals [!Ref Stage, dev]
  IsBig: !Not [!Condition IsDev]
  IsNine: !Equals [!Ref Seconds, 900]
  Both: !And [!Condition IsDev, !Condition IsNine]
  Either: !Or [!Condition IsBig, !Condition Both]
  Unknown: !Equals [!Ref Bare, x]
  Round: !Not [!Condition Round]`;

describe('a value that the template itself has', () => {
  test.each([
    ['!Ref Stage', 'dev'],
    ['{ Ref: Stage }', 'dev'],
    ['!Sub "bot-#{Stage}"', 'bot-dev'],
    ['!Sub "bot-#{ Stage }-#{Seconds}"', 'bot-dev-900'],
    ['!Sub ["#{A}-#{Stage}", { A: !Ref Seconds }]', '900-dev'],
    ['!Join ["-", [bot, !Ref Stage, 1]]', 'bot-dev-1'],
    ['!Join ["-", !Ref Parts]', 'one-two'],
    ['!Join ["", [b, !If [IsBig, x, !Ref AWS::NoValue]]]', 'b'],
    ['!Select [1, !Ref Parts]', 'two'],
    ['!Select ["0", !Ref Numbers]', '7'],
    ['!Select [1, !Split ["/", "a/b"]]', 'b'],
    ['!FindInMap [Names, !Ref Stage, Bot]', 'mapped'],
    ['!If [IsDev, small, big]', 'small'],
    ['!If [IsBig, big, !Sub "s-#{Stage}"]', 's-dev'],
    ['!If [Both, both, no]', 'both'],
    ['!If [Either, either, no]', 'either'],
  ])('%s', (written, name) => {
    expect(nameOf(template(written, parameters))).toBe(name);
  });

  test('a value that is given wins over the default', () => {
    expect(readBot(template('!Ref Stage', parameters), 'bot.yml', 'Bot', { Stage: 'prod' }).name).toBe(
      'prod',
    );
  });

  test.each([
    ['a parameter without a default', '!Ref Bare', 'Ref'],
    ['a parameter whose default is the name of a stored one', '!Ref Stored', 'Ref'],
    ['a resource', '!Ref Bot', 'Ref'],
    ['a list in a text', '!Sub "x-#{Parts}"', 'Fn::Sub'],
    ['a text with a part that has no value', '!Sub "x-#{Stage}-#{Bare}"', 'Fn::Sub'],
    ['a condition that has no value', '!If [Unknown, a, b]', 'Fn::If'],
    ['a condition that is not there', '!If [Nowhere, a, b]', 'Fn::If'],
    ['a condition that leans on itself', '!If [Round, a, b]', 'Fn::If'],
    ['a map that lacks the key', '!FindInMap [Names, prod, Bot]', 'Fn::FindInMap'],
    ['a name that every object has', '!Ref constructor', 'Ref'],
  ])('%s has none', (_title, written, name) => {
    expect(problems(template(written, parameters))).toEqual([
      `${at}.Name: expected text, found an intrinsic (${name}) that has no value here`,
    ]);
  });

  test('a property that is nothing under a condition is left out', () => {
    const more = 'Description: !If [IsDev, !Ref AWS::NoValue, text], BotFileS3Location: !Ref AWS::NoValue';
    const yaml = `${parameters}\nResources:${bot('Intents: []', more.replace(', BotFile', '\n    BotFile')).replaceAll('\n', '\n  ')}`;
    expect(problems(yaml)).toEqual([]);
  });

  test('a number under a condition', () => {
    const yaml = template('x', parameters).replace('300', '!If [IsDev, !Ref Seconds, 300]');
    expect(readBot(yaml, 'bot.yml').idleSessionTtlSeconds).toBe(900);
  });

  test('an anchor is of the function, not of its argument', () => {
    expect(nameOf(template('*name', `${parameters}\nx: &name !Sub "bot-#{Stage}"`))).toBe('bot-dev');
  });
});

describe('a text in which only Fn::Sub fills names', () => {
  const said = (value: string): string => {
    const message = `IntentClosingSetting: { ClosingResponse: { MessageGroupsList: [{ Message: { PlainTextMessage: { Value: ${value} } } }] } }`;
    return holes(`${parameters}\nResources:${intent(message).replaceAll('\n', '\n  ')}`);
  };
  const heard = (yaml: string): unknown =>
    readBot(yaml, 'bot.yml').locales[0]?.intents[0]?.closing.response?.[0]?.[0];

  test.each([
    ['"It costs #{Stage}"', 'It costs #{Stage}'],
    ['"In #{AWS::Region}"', 'In #{AWS::Region}'],
    ['!Sub "In #{AWS::Region}"', 'In us-east-1'],
    ['!Sub "Say #{!Stage}"', 'Say #{Stage}'],
    ['"On #{sls:stage}"', 'On local'],
    ['!Sub "On #{sls:stage} of #{Stage}"', 'On local of dev'],
  ])('%s', (written, text) => {
    expect(heard(said(written))).toEqual({ contentType: 'PlainText', content: holes(text) });
  });

  test.each(['"Welcome to #{param:company}"', '"Welcome to #{self:custom.company}"', '"#{env:COMPANY}"'])(
    '%s is not said as it is written',
    (written) => {
      expect(problems(said(written))).toEqual([
        `${one}.IntentClosingSetting.ClosingResponse.MessageGroupsList[0].Message.PlainTextMessage.Value: expected text, found a variable that has no value here`,
      ]);
    },
  );
});

test('a template that was parsed elsewhere has the same functions', () => {
  const Properties = {
    Name: { 'Fn::If': ['Long', { 'Fn::Sub': holes('bot-#{Stage}') }, { Ref: 'Stage' }] },
    RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
    DataPrivacy: { ChildDirected: false },
    IdleSessionTTLInSeconds: 300,
    BotLocales: [{ LocaleId: 'en_US', NluConfidenceThreshold: 0.4, Intents: [] }],
  };
  const stack = {
    Parameters: { Stage: { Type: 'String', Default: 'dev' } },
    Conditions: { Long: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
    Resources: { Bot: { Type: 'AWS::Lex::Bot', Properties } },
  };
  expect(parseBot(stack).name).toBe('bot-dev');
  expect(parseBot({ service: 's', resources: stack }).name).toBe('bot-dev');
  expect(parseBot(stack, 'Bot', { Stage: 'prod' }).name).toBe('prod');
});
