import { expect, test } from 'vitest';
import { createAnswered } from '../../src/slack/answered.ts';

function seen(ts: string, thread?: string) {
  const words = { from: 'opsline', onlyForYou: false, blocks: [], lines: [], notification: ts };
  return { ts, thread, channel: 'D1', ...words };
}

test('an answer goes to what was done in its thread last before it, also where more goes on there', () => {
  const answered = createAnswered();
  const [old, first, second, other, top] = [
    seen('1', '0'),
    seen('3', '0'),
    seen('5', '0'),
    seen('6', '4'),
    seen('7'),
  ];
  const latest = answered.begin('Ada', [old]);
  latest.in(['0']);
  const groups = answered.begin('Ada', [old, first]);
  groups.in(['0']);
  const mention = answered.begin('Ada', [old, first]);
  mention.in(['4', undefined]);
  const home = answered.begin('Ada', [old, first, second, other]);
  home.in([]);
  const all = [old, first, second, other, top];
  expect([latest, groups, mention, home].map((one) => one.end(all))).toEqual([
    [first],
    [second],
    [other, top],
    [],
  ]);
});

test('people are answered each for themselves', () => {
  const answered = createAnswered();
  const [ada, ben] = [answered.begin('Ada', []), answered.begin('Ben', [])];
  ada.in(['0']);
  ben.in(['0']);
  expect(ben.end([seen('1', '0')])).toHaveLength(1);
  expect(ada.end([seen('2', '0')])).toHaveLength(1);
});
