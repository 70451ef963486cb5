import { setImmediate as others } from 'node:timers/promises';
import { type Contact, type Flow, placeCall, type Visited } from '@opsline/local-connect';
import { expect, test } from 'vitest';
import { createBoard } from '../../src/board/board.ts';
import { createPhone } from '../../src/phone/calls.ts';
import { createRecording } from '../../src/record/recording.ts';
import { createHappenings } from '../../src/turns/happenings.ts';
import { createTurns } from '../../src/turns/turns.ts';

const contact: Contact = {
  contactId: 'one',
  path: [],
  attributes: {},
  customer: null,
  system: null,
  outcome: 'hung up',
  flowLog: [],
  warnings: [],
};

/** A flow of one block. */
function flowOf(identifier: string): Flow {
  const end = { index: 0, identifier, type: 'DisconnectParticipant', parameters: {} };
  return { start: identifier, actions: [{ ...end, errors: [], conditions: [] }] };
}

/** A phone with one caller, whose line is at work until it is told to go on. */
function phone() {
  const work = Promise.withResolvers<void>();
  const flows: Record<string, Flow> = { main: flowOf('old') };
  const blocks: ((visited: Visited) => void)[] = [];
  const board = createBoard();
  const made = createPhone(
    {
      lines: [{ name: 'patch status', number: '+15550100197', flow: () => 'main' }],
      callers: {
        list: () => [
          { id: 'Ada', line: 'patch status', name: 'Ada Marlow', phone: '+15550100101', knows: {} },
        ],
        on: () => () => {},
      },
      flows: () => ({ ...flows }),
      place: (_, __, onBlock) => {
        blocks.push(onBlock);
        return placeCall(async ({ hear }) => {
          await hear({ text: 'Welcome.' });
          await work.promise;
          return contact;
        });
      },
    },
    board,
    createTurns(
      board,
      createHappenings(() => 0),
      () => 0,
    ),
    createRecording(() => []),
  );
  const drawn = (): string[] => board.list().filter((item) => item.startsWith('{"kind":"way"'));
  return { ...made, flows, blocks, drawn, goOn: work.resolve };
}

test('whoever hangs up while the line is at work, and once more, has hung up once', async () => {
  const { begin, hangUp, scene, goOn } = phone();
  const id = begin('Ada', 'own');
  hangUp(id);
  hangUp(id);
  goOn();
  await others();
  hangUp(id);
  await others();
  expect(scene(id, 'Gone').markdown.match(/.*(Welcome|hangs up).*/g)).toEqual([
    '**Bot:** Welcome.',
    '_the caller hangs up_',
  ]);
});

test('a call is drawn by the flows that it began with, and the next one by those that are there then', () => {
  const { begin, flows, blocks, drawn } = phone();
  begin('Ada', 'own');
  flows.main = flowOf('new');
  blocks[0]?.({
    flowArn: 'main',
    identifier: 'old',
    type: 'DisconnectParticipant',
    branch: { kind: 'end' },
    took: 'end',
    at: 0,
    ms: 0,
  });
  begin('Ada', 'own');
  expect(drawn()).toEqual([
    expect.stringContaining('"identifier":"old"'),
    expect.stringContaining('"identifier":"new"'),
  ]);
});
