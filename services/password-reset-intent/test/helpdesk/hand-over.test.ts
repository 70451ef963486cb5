import { describe, expect, test } from 'vitest';
import { createProofs, nothingProved, withProof } from '../../src/hand-over/proved.ts';
import { confirmed, fromPhone, pinSaid } from '../stage/event.ts';
import { memoryWorld, pin } from '../stage/memory-world.ts';
import { turnIn } from '../stage/turn-in.ts';

const claimed = { provedOneTimePin: '2026-11-20 07:59 UTC' };

describe('what a client or a flow writes down as proved is not believed', () => {
  test('it is overwritten where the call is handed over', async () => {
    const { handler } = memoryWorld();
    const reply = await handler(turnIn('UserID', 'helpdesk', {}, claimed));
    expect(reply.sessionState.sessionAttributes).toEqual({ ...fromPhone, handOver: 'yes', ...nothingProved });
  });

  test('it is gone from every other reply', async () => {
    const { handler } = memoryWorld();
    for (const event of [turnIn('UserID', '104233', {}, claimed), turnIn('DOB', 'goodbye', {}, claimed)]) {
      expect((await handler(event)).sessionState.sessionAttributes).not.toHaveProperty('provedOneTimePin');
    }
  });

  test('it is overwritten after a fault, and where the event itself is what was wrong', async () => {
    const { handler } = memoryWorld();
    for (const event of [
      { ...turnIn('UserID', '104233', {}, claimed), sessionId: '' },
      confirmed({ UserID: { value: {} } }, claimed),
    ]) {
      const { sessionAttributes } = (await handler(event)).sessionState;
      expect(sessionAttributes.provedOneTimePin ?? 'no').toBe('no');
    }
  });
});

describe('what was proved', () => {
  test('is known in the conversation in which it was, and in no other', async () => {
    const { handler } = memoryWorld();
    await handler(confirmed());
    await handler(pinSaid(pin));
    const told = async (event: object) =>
      (await handler(turnIn('UserID', 'helpdesk', event))).sessionState.sessionAttributes.provedOneTimePin;
    expect(await told({})).toBe('2026-11-20 08:00 UTC');
    expect(await told({ sessionId: '0f3c9c1e-0000-4000-8000-000000000002' })).toBe('no');
  });

  test('is forgotten when no conversation can last any longer', async () => {
    const { handler, clock } = memoryWorld();
    await handler(confirmed());
    await handler(pinSaid(pin));
    clock.now += 15 * 60_000;
    const reply = await handler(turnIn('UserID', 'helpdesk', {}));
    expect(reply.sessionState.sessionAttributes).toMatchObject(nothingProved);
  });

  test('is nothing while it cannot be known, and what it was proved for goes on', async () => {
    const log: unknown[] = [];
    const down = async () => {
      throw new Error('the table is down');
    };
    const proofs = createProofs({ keep: down, recall: down }, (entry) => void log.push(entry));
    await proofs.note('conversation', 0);
    expect(await proofs.told('conversation')).toEqual(nothingProved);
    expect(log).toEqual([
      { event: 'fault', error: ['Error'] },
      { event: 'fault', error: ['Error'] },
    ]);
  });

  test('is asked for only where a call is handed over', async () => {
    const reply = { sessionState: { dialogAction: { type: 'Close' }, sessionAttributes: claimed } } as const;
    const told = () => Promise.reject(new Error('nobody asks'));
    expect((await withProof(reply, told)).sessionState.sessionAttributes).toEqual({});
  });
});
