import { expect, test } from 'vitest';
import { play, type Stage } from '../src/testing/play.ts';
import { parseScenes, written } from '../src/testing/scenes.ts';

const page = `# A bot

Prose before.

## Asking twice

Some words about it.

**Caller:** hello

**Bot:** Good _time of day_.

_a bell rings_

_61 seconds pass_

**Caller:** _the secret_

**Bot:** You said 42.

## No conversation here

_just a line in italics_
`;

function stage(greeting: string, bells = true): Stage {
  let rung = false;
  return {
    says: async (text) => {
      rung = bells && text === 'hello';
      return [text === 'hello' ? greeting : `You said ${text}.`];
    },
    cue: async (direction) => direction.endsWith('pass') && [],
    seen: async () => {
      const seen = rung ? ['a bell rings'] : [];
      rung = false;
      return seen;
    },
    fill: () => '42',
  };
}

const [scene] = parseScenes(page);
if (!scene) throw new Error('the page has a scene');

test('a scene is the section where somebody speaks', () => {
  expect(parseScenes(page).map(({ title }) => title)).toEqual(['Asking twice']);
});

test('played as written, the lines come back as they are', async () => {
  expect(await play(scene, stage('Good morning.'))).toEqual(scene.lines.map(written));
});

test.each([
  ['a changed word', stage('Bad morning.'), '**Bot:** Bad morning.', '**Bot:** Good _time of day_.'],
  [
    'a value that has not the form of its placeholder',
    { ...stage('Good 12.'), forms: { 'time of day': /[a-z]+/ } },
    '**Bot:** Good 12.',
    '**Bot:** Good _time of day_.',
  ],
  ['something that did not happen', stage('Good morning.', false), '_61 seconds pass_', '_a bell rings_'],
])('%s shows as a difference', async (_, changed, actual, expected) => {
  const lines = await play(scene, changed);
  const different = lines.findIndex((line, index) => line !== scene.lines.map(written)[index]);
  expect([lines[different], scene.lines.map(written)[different]]).toEqual([actual, expected]);
});

test.each([
  ['**Caller:** windows\\_server\\_prod', 'windows_server_prod'],
  ['**Caller:** a\\_b is _the secret_', 'a_b is 42'],
  ['**Caller:** a\\\\_the secret_', 'a\\42'],
  ['_they mention it: windows\\_server\\_prod_', 'they mention it: windows_server_prod'],
  ['_they mention it: a\\\\b_', 'they mention it: a\\b'],
])('with a backslash an underscore is meant so: %s', async (row, heard) => {
  const [escaped] = parseScenes(`## It\n\n${row}\n\n**Bot:** Yes.\n`);
  if (!escaped) throw new Error('it is a scene');
  const all: string[] = [];
  const hears = async (text: string): Promise<string[]> => {
    all.push(text);
    return ['Yes.'];
  };
  const played = await play(escaped, { ...stage(''), says: hears, cue: hears });
  expect(all).toEqual([heard]);
  expect(played).toEqual([row, '**Bot:** Yes.']);
});
