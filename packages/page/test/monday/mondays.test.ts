import { parseMachine } from '@opsline/local-states';
import { expect, test } from 'vitest';
import { createBoard } from '../../src/board/board.ts';
import { createMondays } from '../../src/monday/mondays.ts';

function machineOf(name: string) {
  return parseMachine(
    { QueryLanguage: 'JSONata', StartAt: name, States: { [name]: { Type: 'Succeed' } } },
    {},
  );
}

test('a Monday that cannot come is no longer running, and the reason is told; each is drawn by the machine of now', async () => {
  const board = createBoard();
  let name = 'Old';
  const mondays = createMondays(
    {
      get machine() {
        return machineOf(name);
      },
      start: () => Promise.reject(new Error('the schedule may not')),
    },
    board,
  );
  await expect(mondays.come()).rejects.toThrow('the schedule may not');
  name = 'New';
  await expect(mondays.come()).rejects.toThrow('the schedule may not');
  const brokeOff = '"status":"broke off"';
  expect(board.list()).toEqual([
    expect.stringMatching(`${brokeOff}.*"Old"`),
    expect.stringMatching(`${brokeOff}.*"New"`),
  ]);
});
