import assert from 'node:assert/strict';
import { expect, test } from 'vitest';
import { playAll } from '../src/play.ts';
import type { Rehearsal } from '../src/rehearsal.ts';

function nothing(): never {
  throw new Error('a scene of this test touches no account');
}
const rehearsal: Rehearsal = {
  folder: '',
  services: [],
  deploy: nothing,
  operate: nothing,
  deployEach: nothing,
  remove: nothing,
  now: nothing,
  refuse: nothing,
};

const right = { name: 'right', play: async () => {} };
const wrong = { name: 'wrong', play: async () => assert.equal('two stacks', 'one stack') };

async function played(scenes: Parameters<typeof playAll>[0], signal = new AbortController().signal) {
  const lines: string[] = [];
  const failed = await playAll(scenes, rehearsal, (line) => lines.push(line), signal);
  return { failed, said: lines.join('\n') };
}

test('each scene is told, and none of them failed', async () => {
  const { failed, said } = await played([right, { ...right, name: 'next', after: 'right' }]);
  expect(failed).toEqual([]);
  expect(said).toMatch(/^as expected right \(\d+ s\)\nas expected next \(\d+ s\)$/);
});

test('a scene that fails says why, those after it are not played, and the others are', async () => {
  const after = { ...right, name: 'after', after: 'wrong' };
  const last = { ...right, name: 'last', after: 'after' };
  const { failed, said } = await played([wrong, after, last, right]);
  expect(failed).toEqual(['wrong', 'after', 'last']);
  expect(said).toContain('two stacks');
  expect(said).toContain('not played  last: "after" failed');
  expect(said).toMatch(/as expected right \(\d+ s\)$/);
});

test('what is interrupted has not failed', async () => {
  const interrupted = new AbortController();
  const stopped = {
    name: 'stopped',
    play: async () => {
      interrupted.abort(new Error('SIGINT'));
      interrupted.signal.throwIfAborted();
    },
  };
  await expect(played([stopped], interrupted.signal)).rejects.toThrow('SIGINT');
});
