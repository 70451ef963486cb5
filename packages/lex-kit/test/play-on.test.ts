import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { conversationsOf, directionsOf, type PageScene, playOn, type Stage } from '../src/testing/index.ts';

const readme = '# A bot\n\n## A greeting\n\n**Caller:** hello\n\n**Bot:** Good day.\n';
const calls =
  '# Calls\n\nBy phone.\n\n## A call\n\n_it rings_\n\n**Caller:** hello\n\n**Bot:** Good day.\n\n## Another call\n\n**Caller:** hello\n\n**Bot:** Good day.\n\n**Caller:** bye\n\n**Bot:** Good bye.\n';

/** A service with two pages; what its bot answers to each of a caller's words. */
function serviceWith(answers: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'conversations-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'conversations'));
  const page = join(folder, 'conversations/calls.md');
  writeFileSync(join(folder, 'README.md'), readme);
  writeFileSync(page, calls);
  const stage: Stage = {
    says: async (text) => [answers[text] ?? []].flat(),
    cue: async (direction) => direction === 'it rings' && [],
    seen: async () => [],
  };
  const playAll = async (accept: boolean) => {
    const ends = [];
    for (const scene of conversationsOf(folder)) ends.push(await endOf(scene, stage, accept));
    return ends;
  };
  return {
    playAll,
    pages: () => [readFileSync(join(folder, 'README.md'), 'utf8'), readFileSync(page, 'utf8')],
  };
}

async function endOf(scene: PageScene, stage: Stage, accept: boolean): Promise<string> {
  try {
    const { played, expected } = await playOn(scene, stage, accept);
    return JSON.stringify(played) === JSON.stringify(expected) ? 'as written' : 'otherwise';
  } catch (error) {
    return String(error).replace(/^.*\/(?=conversations\/)/, '');
  }
}

test('the conversations of a service are those of its README and of the pages beside it', async () => {
  const { playAll, pages } = serviceWith({ hello: 'Good day.', bye: 'Good bye.' });
  expect(await playAll(false)).toEqual(['as written', 'as written', 'as written']);
  expect(await playAll(true)).toEqual(['as written', 'as written', 'as written']);
  expect(pages()).toEqual([readme, calls]);
});

test('a changed sentence fails; once accepted it stands wherever it was said, and all goes as written', async () => {
  const { playAll, pages } = serviceWith({ hello: 'Good morning.', bye: 'Good bye.' });
  expect(await playAll(false)).toEqual(['otherwise', 'otherwise', 'otherwise']);
  expect(pages()).toEqual([readme, calls]);
  expect(await playAll(true)).toEqual(['as written', 'as written', 'as written']);
  expect(pages()).toEqual([readme, calls].map((page) => page.replaceAll('Good day.', 'Good morning.')));
  expect(await playAll(false)).toEqual(['as written', 'as written', 'as written']);
});

test('a scene that cannot be played to its end is named, with page and row, and nothing of it is written', async () => {
  const { playAll, pages } = serviceWith({ hello: 'Good morning.' });
  expect(await playAll(true)).toEqual([
    'as written',
    'as written',
    'conversations/calls.md:19 "Another call": nothing is answered to **Caller:** bye',
  ]);
  expect(pages()[1]).toBe(calls.replace('Good day.', 'Good morning.'));
});

test('the stage directions of a scene', () => {
  expect(
    directionsOf({ title: '', lines: [{ direction: 'it rings' }, { who: 'Caller', says: 'hello' }] }),
  ).toEqual(['it rings']);
});
