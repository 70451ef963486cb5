import { createConnect, parseFlow, placeReturnableCall } from '@opsline/local-connect';
import { virtualClock } from '@opsline/local-kit/clock';
import { putsBack } from '@opsline/local-kit/testing/restorable';
import { expect, test } from 'vitest';
import { createMoments } from '../../src/back/moments.ts';
import { createBoard } from '../../src/board/board.ts';
import { createPhone } from '../../src/phone/calls.ts';
import { createRecording } from '../../src/record/recording.ts';
import { createHappenings } from '../../src/turns/happenings.ts';
import { createTurns } from '../../src/turns/turns.ts';

/** A line that says back whatever is typed, without end. */
const flow = parseFlow({
  Version: '2019-10-30',
  StartAction: 'ask',
  Metadata: {},
  Actions: [
    {
      Identifier: 'ask',
      Type: 'GetParticipantInput',
      Parameters: {
        Text: 'You typed $.StoredCustomerInput.',
        StoreInput: 'True',
        InputTimeLimitSeconds: '8',
        InputValidation: { CustomValidation: { MaximumLength: '9' } },
      },
      Transitions: { NextAction: 'ask', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'end' }] },
    },
    { Identifier: 'end', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
  ],
});

/** A stack of one text, a phone whose line says each answer back, and whether what is under way takes too long. */
async function page(isOffered = true, takesTooLong = false) {
  let state = 'at first';
  const board = createBoard();
  const turns = createTurns(
    board,
    createHappenings(() => 0),
    () => 0,
  );
  const connect = createConnect({
    flows: { main: flow },
    invokeLambda: async () => ({}),
    clock: virtualClock(0),
  });
  const calling = createRecording(() => []);
  const phone = createPhone(
    {
      lines: [{ name: 'IT operations', number: '+15550100199', flow: () => 'main' }],
      callers: {
        list: () => [
          { id: 'Ada', line: 'IT operations', name: 'Ada Marlow', phone: '+15550100101', knows: {} },
        ],
        on: () => () => {},
      },
      flows: () => ({ main: flow }),
      place: (_, __, onBlock) =>
        placeReturnableCall((caller, journal) =>
          connect.call({ to: '+15550100199', flow: 'main', caller, journal, onBlock }),
        ),
    },
    board,
    turns,
    calling,
  );
  const stack = async () => {
    const kept = state;
    if (takesTooLong) await new Promise(() => {});
    return async () => {
      state = kept;
    };
  };
  const moments = await createMoments({
    ...{ stack: isOffered ? stack : undefined, board, turns, phone, recordings: [calling] },
    timer: (_, fire) => {
      if (takesTooLong) fire();
      return () => {};
    },
  });
  const answered = async (): Promise<void> => {
    while (turns.busy()) await new Promise(setImmediate);
  };
  const say = async (call: string, text: string): Promise<void> => {
    await moments.before(`call/${call}`);
    phone.answer(call, text);
    await answered();
    state = text;
  };
  const call = async (): Promise<string> => {
    const id = phone.begin('Ada', 'own');
    await answered();
    return id;
  };
  const shown = (kind: string) => board.list().filter((item) => item.startsWith(`{"kind":"${kind}"`));
  return { board, turns, phone, moments, say, call, shown, state: () => state };
}

test('a board is put back, and whoever looks at it is told what is gone and what is as it was', async () => {
  const board = createBoard();
  board.put({ kind: 'clock', id: 'stack', ahead: 0 });
  const told: string[] = [];
  board.on((jsons) => told.push(...jsons));
  await putsBack(board, board.list, () => {
    board.put({ kind: 'clock', id: 'stack', ahead: 1 });
    board.put({ kind: 'person', id: 'Ada', name: 'Ada' });
  });
  const back = told.indexOf('{"gone":"person/Ada"}');
  expect(told.slice(back, back + 2)).toEqual([
    '{"gone":"person/Ada"}',
    '{"kind":"clock","id":"stack","ahead":0}',
  ]);
});

test('a turn that is gone back to never was, nor what came after it, and the call goes on from there', async () => {
  const { phone, moments, say, call, shown, state } = await page();
  const id = await call();
  await say(id, '1#');
  await say(id, '2#');
  await call();
  phone.hangUp(id);
  await moments.goBack('call/1/3');
  expect([state(), shown('turn').length, shown('call').length]).toEqual(['1#', 2, 1]);
  expect(shown('call')[0]).toContain('"waitsFor":"keys"');
  expect(shown('moments')).toEqual(['{"kind":"moments","id":"all","turns":["call/1/2"]}']);
  await say(id, '3#');
  expect(phone.scene(id, 'Anew').markdown.match(/(?<=\*\*Caller:\*\* ).*/g)).toEqual(['1#', '3#']);
  expect(shown('turn').at(-1)).toContain('You typed 3.');
  expect(shown('way')[0]).toContain('"visited":true');
  await moments.reset();
  expect([state(), shown('turn'), shown('call')]).toEqual(['at first', [], []]);
});

test('the latest fifty turns can be gone back to', async () => {
  const { moments, say, call, shown } = await page();
  const id = await call();
  for (let turn = 0; turn < 51; turn += 1) await say(id, `${turn}#`);
  expect(JSON.parse(shown('moments')[0] ?? '').turns).toHaveLength(50);
  await expect(moments.goBack('call/1/2')).rejects.toThrow('that turn cannot be gone back to any more');
  await moments.goBack('call/1/3');
  expect(shown('turn')).toHaveLength(2);
});

test('nothing is put back while something is answered, and such a turn is not offered', async () => {
  const { moments, turns, say, call, shown } = await page();
  const id = await call();
  await say(id, '1#');
  const going = turns.begin('person/Ada', {});
  await moments.before('call/1');
  await expect(moments.goBack('call/1/2')).rejects.toThrow('something is still being answered');
  await expect(moments.reset()).rejects.toThrow('something is still being answered');
  expect(shown('moments')).toEqual(['{"kind":"moments","id":"all","turns":["call/1/2"]}']);
  going.end([]);
  await moments.goBack('call/1/2');
});

test.each([
  ['a stack that is still at work', true, true, 'something is still being answered'],
  ['a real domain controller', false, false, 'a real domain controller cannot be put back'],
])('%s cannot be put back, and a call goes on all the same', async (_, isOffered, takesTooLong, why) => {
  const { moments, say, call, shown } = await page(isOffered, takesTooLong);
  const id = await call();
  await say(id, '1#');
  expect([shown('moments'), shown('turn').length]).toEqual([[], 2]);
  await expect(moments.reset()).rejects.toThrow(why);
});
