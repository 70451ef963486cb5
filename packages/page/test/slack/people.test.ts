import { expect, test } from 'vitest';
import { createBoard } from '../../src/board/board.ts';
import { createSlackRecording } from '../../src/record/slack-recording.ts';
import { createPeople } from '../../src/slack/people.ts';
import { createHappenings } from '../../src/turns/happenings.ts';
import { createTurns } from '../../src/turns/turns.ts';

test('what cannot be pressed or chosen is told to whoever tries, and the turn is over', async () => {
  const board = createBoard();
  const happenings = createHappenings(() => 0);
  const unseen = (what: string) => Promise.reject(new Error(`Ada sees nothing to press: ${what}`));
  const ada = {
    id: 'U0123456789',
    name: 'Ada',
    writes: () => '1',
    edits: () => {},
    mentions: () => '1',
    presses: unseen,
    chooses: unseen,
    opens: () => {},
    home: () => ({ blocks: [], lines: [] }),
    sees: () => [],
    statuses: () => [],
  };
  const people = createPeople(
    {
      workspace: { person: () => ada, channel: () => 'C0123456789', botUserId: 'U0000000000' },
      settle: async () => {},
      people: ['Ada'],
      service: '',
    },
    board,
    createTurns(board, happenings, () => 0),
    happenings,
    createSlackRecording(
      () => [],
      () => undefined,
      () => 0,
    ),
  );
  await expect(people.presses('Ada', 'Latest', '1')).rejects.toThrow('Ada sees nothing to press: Latest');
  await expect(people.chooses('Ada', 'GroupA', '1')).rejects.toThrow('Ada sees nothing to press: GroupA');
  const turns = board.list().filter((item) => item.startsWith('{"kind":"turn"'));
  expect(turns).toEqual([expect.stringContaining('"ms":0'), expect.stringContaining('"ms":0')]);
});
