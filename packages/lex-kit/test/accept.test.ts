import { expect, test } from 'vitest';
import { acceptScene } from '../src/testing/accept.ts';
import { perform, type Stage } from '../src/testing/play.ts';
import { parseScenes } from '../src/testing/scenes.ts';

const page = `# A bot

Prose before.

## Greeting

Some words about it.

**Caller:** hello

**Bot:** Good day.

**Bot:** It is _a time_.

_a bell rings_

_a minute passes_

**Caller:** _the secret_

**Bot:** You said 42.

## Leaving

**Caller:** goodbye

**Bot:** Good day.
`;

type Answers = Readonly<Record<string, readonly string[]>>;
const asWritten: Answers = {
  hello: ['Good day.', 'It is 08:00.'],
  42: ['You said 42.'],
  goodbye: ['Good day.'],
};

/** A bot that answers so; a bell rings after "hello", or not. */
function stageOf(answers: Answers, rings = true): Stage {
  let bells: string[] = [];
  return {
    says: async (text) => {
      bells = rings && text === 'hello' ? ['a bell rings'] : [];
      return answers[text] ?? [];
    },
    cue: async (direction) => direction === 'a minute passes' && (answers[direction] ?? []),
    seen: async () => bells.splice(0),
    fill: () => '42',
    forms: { 'a time': /\d\d:\d\d/ },
  };
}

/** The page once the scene of that title was played and accepted; or what is wrong, and in which row. */
async function acceptedBy(stage: Stage, markdown = page, title = 'Greeting') {
  const scene = parseScenes(markdown).find((one) => one.title === title);
  if (!scene) throw new Error(`no scene ${title}`);
  return acceptScene(markdown, scene, await perform(scene, stage), stage);
}

test('as written, the page stays as it is, to the byte', async () => {
  expect(await acceptedBy(stageOf(asWritten))).toEqual({ markdown: page });
});

test.each<[string, Answers, (markdown: string) => string]>([
  [
    'a changed sentence is changed where it was said, and nowhere else',
    { ...asWritten, 42: ['I heard 42.'] },
    (markdown) => markdown.replace('You said 42.', 'I heard 42.'),
  ],
  [
    'the same sentence in another scene stays: that one was not played',
    { ...asWritten, hello: ['Good morning.', 'It is 08:00.'] },
    (markdown) => markdown.replace('Good day.', 'Good morning.'),
  ],
  [
    'a changed sentence keeps its placeholder',
    { ...asWritten, hello: ['Good day.', 'The time is 08:00 now.'] },
    (markdown) => markdown.replace('It is _a time_.', 'The time is _a time_ now.'),
  ],
  [
    'a sentence more stands after the others',
    { ...asWritten, 42: ['You said 42.', 'Thank you.'] },
    (markdown) => markdown.replace('You said 42.', 'You said 42.\n\n**Bot:** Thank you.'),
  ],
  [
    'a sentence less leaves no gap, and the one with a placeholder stays as it was',
    { ...asWritten, hello: ['It is 08:00.'] },
    (markdown) => markdown.replace('**Bot:** Good day.\n\n', ''),
  ],
  [
    'a cue that was silent and is answered now',
    { ...asWritten, 'a minute passes': ['Are you still there?'] },
    (markdown) => markdown.replace('_a minute passes_', '_a minute passes_\n\n**Bot:** Are you still there?'),
  ],
])('%s', async (_, answers, change) => {
  const accepted = await acceptedBy(stageOf(answers));
  expect(accepted).toEqual({ markdown: change(page) });
  // And played again it goes as it is written now.
  expect(await acceptedBy(stageOf(answers), change(page))).toEqual(accepted);
});

test.each<[string, Stage, object]>([
  [
    'the bot has closed, and somebody still speaks',
    stageOf({ hello: asWritten.hello ?? [] }),
    { problem: 'nothing is answered to **Caller:** _the secret_', row: 19 },
  ],
  [
    'something does not happen any more',
    stageOf(asWritten, false),
    { problem: 'expected _a bell rings_, but got _a minute passes_', row: 15 },
  ],
])('%s: nothing is written, and the row is named', async (_, stage, problem) => {
  expect(await acceptedBy(stage)).toEqual(problem);
});

test('something happens at the end that was not there', async () => {
  const short = page.replace('\n_a bell rings_\n', '');
  const silent = short.replace(/_a minute passes_[^#]*/, '');
  expect(await acceptedBy(stageOf(asWritten), silent)).toEqual({
    problem: 'at the end there is also _a bell rings_',
    row: 9,
  });
});

test('a title that stands twice in a page is refused', async () => {
  const twice = page.replace('## Leaving', '## Greeting');
  expect(await acceptedBy(stageOf(asWritten), twice)).toEqual({
    problem: 'its title has to stand once in the page',
    row: 5,
  });
});
