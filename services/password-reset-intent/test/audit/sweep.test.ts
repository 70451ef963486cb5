import { describe, expect, test } from 'vitest';
import { untoldMs } from '../../src/audit/attempts.ts';
import { mortalWorld } from '../reset/mortal-world.ts';
import { inConversation, locked, proving, request, unlock, withoutPossession } from '../reset/requests.ts';
import { type Circumstances, memoryWorld } from '../stage/memory-world.ts';

const minute = 60_000;

async function effects(): Promise<number> {
  const world = mortalWorld();
  await world.reset(request);
  return world.effects();
}
const all = await effects();

/** Who hears of a reset in the end, whatever was told before it was cut off: once at least. */
function heard(told: readonly string[], who: string): boolean {
  return told.some((one) => one.startsWith(`${who}: `));
}

describe('killed after so many effects', () => {
  test.each(Array.from({ length: all + 1 }, (_, count) => count))(
    'D13 C59 %i: one record at most, and five minutes later owner and helpdesk have heard of what was written',
    async (count) => {
      const world = mortalWorld();
      await world.reset(request, count);
      expect(world.attempts.all().length).toBeLessThanOrEqual(1);
      if (world.writes().length > 0) expect(world.attempts.all()).toHaveLength(1);
      world.pass(untoldMs);
      await world.sweep();
      const told = world.told();
      if (world.writes().length > 0) {
        expect([heard(told, 'owner'), heard(told, 'helpdesk')]).toEqual([true, true]);
      }
      // Whoever has no new password hears that one is needed.
      if (world.writes().length > world.texted().length) expect(told).toContain('owner: new one needed');
      world.pass(60 * minute);
      await world.sweep();
      expect(world.told()).toEqual(told);
    },
  );

  test('what they hear depends on how far it had come', async () => {
    const ends = new Set<string>();
    for (let count = 0; count <= all; count += 1) {
      const world = mortalWorld();
      await world.reset(request, count);
      world.pass(untoldMs);
      const before = world.told().length;
      await world.sweep();
      const { length } = world.writes();
      ends.add(
        `${length} written, ${world.texted().length} texted: ${world.told().slice(before).join(', ')}`,
      );
    }
    const unknown = 'owner: new one needed, helpdesk: RESET_OUTCOME_UNKNOWN';
    const untexted = 'owner: new one needed, helpdesk: RESET_NOT_DELIVERED';
    expect([...ends]).toEqual([
      '0 written, 0 texted: ',
      `0 written, 0 texted: ${unknown}`,
      `1 written, 0 texted: ${unknown}`,
      `1 written, 0 texted: ${untexted}`,
      `1 written, 1 texted: ${untexted}`,
      '1 written, 1 texted: ',
    ]);
  });
});

describe('what could not be told at once', () => {
  test('the helpdesk was out of reach: it is told once it is back, and once only', async () => {
    const broken: Circumstances = { possession: 'off', helpdesk: 'out of reach' };
    const { reset, sweep, clock, notices, texts, attempts } = memoryWorld(broken);
    await reset(request, undefined);
    expect([notices, texts.length]).toEqual([[], 2]);
    clock.now += untoldMs;
    await expect(sweep()).rejects.toThrow('somebody could not be told');
    Object.assign(broken, { helpdesk: undefined });
    clock.now += untoldMs;
    await Promise.all([sweep(), sweep()]);
    await sweep();
    const [record] = attempts.all();
    expect(notices).toEqual([expect.stringContaining(`104233, 2026-11-20T08:00:00.000Z.`)]);
    expect(notices[0]).toMatch(new RegExp(`^Password reset: RESET: .* Attempt ${record?.id}\\.$`));
    expect(texts).toHaveLength(2);
  });

  test('text messages were down: owner and helpdesk hear that a new password is needed, and it is in no message', async () => {
    const broken: Circumstances = { possession: 'off', sms: 'down' };
    const world = memoryWorld(broken);
    expect(await world.reset(request, undefined)).toBe('not delivered');
    expect(world.notices).toEqual([expect.stringContaining('RESET_NOT_DELIVERED')]);
    Object.assign(broken, { sms: undefined });
    world.clock.now += untoldMs;
    await world.sweep();
    expect(world.texts).toEqual([{ to: '+15550100104', text: expect.stringContaining('or may have been') }]);
    expect(world.notices).toHaveLength(1);
    const [password = 'none'] = world.directory.passwords;
    expect(JSON.stringify([world.texts, world.notices, world.attempts.all()])).not.toContain(password);
  });

  test('what fails waits twice as long each time, and holds up nobody else', async () => {
    const world = withoutPossession({ helpdesk: 'out of reach', sharedPhone: true });
    await world.reset(request, undefined);
    const tries: number[] = [];
    for (let count = 0; count < 24; count += 1) {
      world.clock.now += 5 * minute;
      const due = (await world.attempts.due(world.clock.now, 9)).length;
      if (due > 0) tries.push(5 * (count + 1));
      await world.sweep().catch(() => {});
    }
    expect(tries).toEqual([5, 10, 20, 40, 80]);
  });

  test('no more than 25 in one run; the others in the next', async () => {
    const world = withoutPossession({ helpdesk: 'out of reach', sharedPhone: true });
    for (let count = 0; count < 30; count += 1) {
      const details = { ...request.details, userId: String(104_300 + count) };
      await world.reset({ ...inConversation(count), details }, undefined);
      world.clock.now += 61 * minute;
      if (count % 3 === 2) world.clock.now += 8 * 24 * 60 * minute;
    }
    const left = () => world.attempts.all().filter(({ untold }) => untold?.dueAt !== undefined).length;
    expect(left()).toBe(30);
    await world.sweep().catch(() => {});
    expect(await world.attempts.due(world.clock.now, 99)).toHaveLength(5);
  });
});

test('a second unlock in one conversation leaves what is still to be told of the first', async () => {
  const drawn = ['111111', '222222'].values();
  const drawPin = () => drawn.next().value ?? '';
  const circumstances: Circumstances = { ...locked, drawPin };
  const world = await proving(unlock, Object.assign(circumstances, { helpdesk: 'out of reach' }));
  expect(await world.reset(unlock, '111111')).toBe('unlocked');
  Object.assign(circumstances, { helpdesk: undefined });
  world.clock.now += minute;
  await world.send(unlock);
  expect(await world.reset(unlock, '222222')).toBe('unlocked');
  expect(world.notices).toHaveLength(1);
  world.clock.now += untoldMs;
  await world.sweep();
  await world.sweep();
  const attempts = world.notices.map(
    (notice) => /UNLOCKED: 104233.* Attempt ([0-9a-f]{32})\./.exec(notice)?.[1],
  );
  expect(new Set(attempts).size).toBe(2);
  expect(attempts).toHaveLength(2);
  expect(attempts).not.toContain(undefined);
});
