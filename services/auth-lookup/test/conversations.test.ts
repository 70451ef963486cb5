import { conversationsOf, playOn, type Stage } from '@opsline/lex-kit/testing';
import { expect, inject, test } from 'vitest';
import { isThisAnEmployeeId, isThisTheirPin, whoIsThis } from './stage/event.ts';
import { memoryWorld } from './stage/memory-world.ts';

/** A contact flow that asks, as it is written: `who is this`, `is this an employee ID: 104`, `is this their PIN: 1937`. */
function flowStage(): Stage {
  const { handler } = memoryWorld();
  let from = '';
  let employeeId = '';
  return {
    answers: 'authLookup',
    says: async (asked) => {
      const [question, entry] = asked.split(': ');
      const keys = entry === 'silence' ? 'Timeout' : entry;
      const answer = await handler(
        question === 'who is this'
          ? whoIsThis(from)
          : question === 'is this an employee ID'
            ? isThisAnEmployeeId(keys)
            : isThisTheirPin(keys, { employeeId }),
      );
      employeeId ||= answer.employeeId;
      const about = answer.employeeId && `employee ${answer.employeeId}`;
      return [[answer.status, about, answer.authentication && 'signed'].filter(Boolean).join(', ')];
    },
    cue: async (direction) => {
      from = /^a call comes from (\+[0-9]+)$/.exec(direction)?.[1] ?? '';
      return from !== '' && [];
    },
    seen: async () => [],
  };
}

test.each(conversationsOf(new URL('..', import.meta.url).pathname))('$title', async (scene) => {
  const { played, expected } = await playOn(scene, flowStage(), inject('accept'));
  expect(played).toEqual(expected);
});
