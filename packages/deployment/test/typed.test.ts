import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { isTyped, type Keyboard } from '../src/typed.ts';
import { change } from './aws.ts';
import { pluginIn } from './plugin-in.ts';

/** A keyboard on which somebody types this. */
function keyboard(typed: string, isTTY = true): Keyboard {
  const keys = Object.assign(new PassThrough(), { isTTY });
  keys.end(typed);
  return keys;
}

test.each<[string, string, boolean]>([
  ['the stage', 'prod\n', true],
  ['the stage, with white space around it', '  prod \r\n', true],
  ['another stage', 'dev\n', false],
  ['the stage, but only then', 'dev\nprod\n', false],
  ['yes', 'yes\n', false],
  ['nothing', '\n', false],
  ['the end of the input', '', false],
])('who is to type the stage types %s: %j, %s', async (_, typed, isWanted) => {
  expect(await isTyped('prod', keyboard(typed))).toBe(isWanted);
});

test('where there is no terminal nobody types, whatever the input is', async () => {
  expect(await isTyped('prod', keyboard('prod\n', false))).toBe(false);
});

const loss = {
  stackStatus: 'UPDATE_COMPLETE',
  pages: [[change('Remove', 'Attempts', 'AWS::DynamoDB::Table', '<PolicyAction>Delete</PolicyAction>')]],
};
const alone = { SLS_COMPOSE: undefined };

const question = 'Type doors-prod to have it so, and Enter:';

test('a deployment that would lose something asks on a terminal, and a yes opens the stack for just that', async () => {
  const { plugin, aws, told } = await pluginIn({
    world: loss,
    environment: alone,
    keyboard: keyboard('doors-prod\n'),
  });
  await plugin.checkChanges();
  expect(told.at(-1)).toBe(question);
  expect(aws.calls.at(-1)?.form.StackPolicyBody).toContain('"NotResource":["LogicalResourceId/Attempts"]');
});

test.each([
  ['anything else', alone, 'y\n', [question]],
  ['a yes, of which compose hears nothing', {}, 'doors-prod\n', []],
])('… and %s leaves it as it is', async (_, environment, typed, asked) => {
  const { plugin, aws, told } = await pluginIn({ world: loss, environment, keyboard: keyboard(typed) });
  await expect(plugin.checkChanges()).rejects.toThrow('doors-prod is left as it is:');
  expect(told.slice(1)).toEqual(asked);
  expect(aws.actions()).not.toContain('SetStackPolicy');
});
