import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createBoard } from '../../src/board/board.ts';

function person(id: string, name: string) {
  return { kind: 'person', id, name } as const;
}

/** A board, and what it told, one list each time. */
function followed() {
  const board = createBoard();
  const told: (readonly string[])[] = [];
  board.on((jsons) => told.push(jsons.map((json) => JSON.parse(json).name)));
  return { board, told };
}

test('what is put at one go is told at one go, each item as it is then', async () => {
  const { board, told } = followed();
  for (let count = 0; count < 500; count += 1) board.put(person('1', `Ada ${count}`));
  board.put(person('2', 'Ben'));
  await setImmediate();
  expect(told).toEqual([['Ada 499', 'Ben']]);
});

test('what is as it was is not told, nor what changed and changed back', async () => {
  const { board, told } = followed();
  board.put(person('1', 'Ada'));
  await setImmediate();
  board.put(person('1', 'Ada'));
  await setImmediate();
  board.put(person('1', 'Eva'));
  board.put(person('1', 'Ada'));
  await setImmediate();
  expect(told).toEqual([['Ada']]);
});

test('the list has everything at once, in the order in which it first came, and it is told no second time', async () => {
  const { board, told } = followed();
  board.put(person('1', 'Ada'));
  board.put(person('2', 'Ben'));
  board.put(person('1', 'Eva'));
  expect(board.list().map((json) => JSON.parse(json).name)).toEqual(['Eva', 'Ben']);
  await setImmediate();
  expect(told).toEqual([['Eva', 'Ben']]);
});
