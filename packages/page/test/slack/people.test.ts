import type { Person, Seen } from '@opsline/local-slack';
import { expect, test } from 'vitest';
import { createBoard } from '../../src/board/board.ts';
import { createSlackRecording } from '../../src/record/slack-recording.ts';
import { createPeople } from '../../src/slack/people.ts';
import { createHappenings } from '../../src/turns/happenings.ts';
import { createTurns } from '../../src/turns/turns.ts';

function unseen(what: string): Promise<never> {
  return Promise.reject(new Error(`Ada sees nothing to press: ${what}`));
}

const nobody: Person = {
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

/** Ada in the workspace, as the page has her; what is said is answered when that settles. */
function withAda(ada: Partial<Person>, settle: () => Promise<void> = async () => {}) {
  const board = createBoard();
  const happenings = createHappenings(() => 0);
  const people = createPeople(
    {
      workspace: {
        person: () => ({ ...nobody, ...ada }),
        channel: () => 'C0123456789',
        botUserId: 'U0000000000',
      },
      settle,
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
  return { board, people };
}

test('what cannot be pressed or chosen is told to whoever tries, and the turn is over', async () => {
  const { board, people } = withAda({});
  await expect(people.presses('Ada', 'Latest', '1')).rejects.toThrow('Ada sees nothing to press: Latest');
  await expect(people.chooses('Ada', 'GroupA', '1')).rejects.toThrow('Ada sees nothing to press: GroupA');
  const turns = board.list().filter((item) => item.startsWith('{"kind":"turn"'));
  expect(turns).toEqual([expect.stringContaining('"ms":0'), expect.stringContaining('"ms":0')]);
  expect((await people.scene('Ada', 'Nothing')).markdown).toBe('## Nothing\n');
});

test('a scene is whole: it waits for what goes on, and an answer is that of what was done last before it', async () => {
  const seen: Seen[] = [];
  const says = (ts: string, notification: string): void => {
    const where = { channel: 'DIRECT', thread: '0', from: 'opsline', onlyForYou: false };
    seen.push({ ts, ...where, blocks: [], lines: [notification], notification });
  };
  const settled = Promise.withResolvers<void>();
  const { people } = withAda(
    {
      sees: (channel) => (channel === undefined ? [...seen] : []),
      presses: async (label) => {
        // The app is quicker than what it takes the press with.
        says(label, `You pressed ${label}.`);
        return { taken: true, answer: '' };
      },
    },
    () => settled.promise,
  );
  says('1', 'Press one.');
  await people.presses('Ada', 'Latest', '1');
  await people.presses('Ada', 'Goodbye', '1');
  const scene = people.scene('Ada', 'Two');
  settled.resolve();
  expect((await scene).markdown.split('\n\n')).toEqual([
    '## Two',
    '**Slack user:** [Latest]',
    '**Bot:** You pressed Latest.',
    '**Slack user:** [Goodbye]',
    '**Bot:** You pressed Goodbye.\n',
  ]);
});
