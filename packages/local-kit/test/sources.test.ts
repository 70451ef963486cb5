import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourcesOf, toldWhere } from '@opsline/local-kit/sources';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** A variable of the Serverless Framework. */
function taken(file: string): string {
  return ['$', '{', `file(${file})`, '}'].join('');
}

const files = {
  'serverless.yml': `service: orders
resources:
  - ${taken('bot.yml')}
  - Resources:
      Topic:
        Type: AWS::SNS::Topic
        Properties: &named
          TopicName: news
      Twin:
        Properties: *named
      Machine:
        Properties:
          Definition: ${taken('machine.json')}
          Code: ${taken('code.cjs')}
`,
  'bot.yml': `Resources:
  Bot:
    Properties:
      BotLocales:
        - LocaleId: en_US
          Intents:
            - Name: one
            - Name: two
`,
  'machine.json': '{\n  "StartAt": "Go",\n  "States": {\n    "Go": { "Type": "Pass" }\n  }\n}',
} as const;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sources-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['Resources.Bot.Properties.BotLocales[0].Intents[1].Name', 'bot.yml:8'],
  ['Resources.Bot.Properties.BotLocales[0]', 'bot.yml:5'],
  ['Resources.Topic.Properties.TopicName', 'serverless.yml:8'],
  ['Resources.Twin.Properties.TopicName', 'serverless.yml:8'],
  ['Resources.Machine.Properties.Definition.States.Go.Type', 'machine.json:4'],
  ['Resources.Machine.Properties.Definition', 'machine.json:1'],
  ['Resources.Machine.Properties.Code.main', 'serverless.yml:14'],
  ['Resources.Bot.Properties.BotLocales[0].Intents[1].Slots', 'bot.yml:8'],
  ['Resources.Bot.Properties.Nothing', 'bot.yml:3'],
])('%s is written in %s, or is missing there', (path, place) => {
  expect(sourcesOf(folder)(path)).toBe(place);
});

test('what is wrong with resources is told with file and line', () => {
  const refuse = () => {
    throw new Error('StartAt: expected a state\nStates.Go.Type: expected Task');
  };
  expect(() => toldWhere(folder, 'Resources.Machine.Properties.Definition.', refuse)).toThrow(
    'machine.json:2: StartAt: expected a state\nmachine.json:4: States.Go.Type: expected Task',
  );
  expect(toldWhere(folder, '', () => 'right')).toBe('right');
});
