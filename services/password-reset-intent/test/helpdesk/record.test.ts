import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../../src/audit/steps.ts';
import { memoryWorld, pin } from '../stage/memory-world.ts';
import { proofIn } from './memory-proof.ts';

function records({ attempts }: ReturnType<typeof memoryWorld>) {
  return attempts.all().map(({ steps, proofs }) => ({ outcome: outcomeOf(steps), proofs }));
}

describe('a proof that the helpdesk asks for', () => {
  test.each<[string, readonly string[], string, readonly string[]]>([
    ['nothing is keyed in', [], 'hung up', []],
    ['too few digits', ['1234'], 'hung up', []],
    ['the right one', [pin], 'proved', ['one-time PIN']],
    ['the right one, delivered again', [pin, pin], 'proved', ['one-time PIN']],
    ['a wrong one', ['000000'], 'pin refused', []],
  ])('%s', async (_, keys, outcome, proofs) => {
    const world = memoryWorld();
    const { challenge, keyIn } = proofIn(world);
    await challenge();
    for (const typed of keys) await keyIn(typed);
    expect(records(world)).toEqual([{ outcome, proofs }]);
    expect(JSON.stringify(world.attempts.all())).not.toMatch(/048213|000000|104233/);
  });

  test('a user ID that nobody has is written down as often', async () => {
    const world = memoryWorld();
    const { challenge, keyIn } = proofIn(world);
    await challenge('999999');
    await keyIn('000000', '999999');
    expect(records(world)).toEqual([{ outcome: 'pin refused', proofs: [] }]);
  });

  test('where it cannot be written down, the verdict is told, and the fault logged', async () => {
    const world = memoryWorld({ attempts: 'down' });
    const { challenge, keyIn } = proofIn(world);
    await challenge();
    expect(await keyIn(pin)).toBe('right');
    expect(world.log.filter(({ event }) => event === 'fault')).toHaveLength(2);
  });
});
