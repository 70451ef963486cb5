import { describe, expect, test } from 'vitest';
import { stepOf } from '../../src/audit/attempt-of-reset.ts';
import { steps } from '../../src/audit/steps.ts';
import { type ResetOutcome, resetStates } from '../../src/reset/outcomes.ts';
import { proofIn } from '../helpdesk/memory-proof.ts';
import { inConversation, locked, proving, request, unlock, wrong } from '../reset/requests.ts';
import { dana } from '../stage/dana.ts';
import { confirmed } from '../stage/event.ts';
import { type Circumstances, memoryWorld, pin } from '../stage/memory-world.ts';
import { after } from './after-texts.ts';
import { counts, groupOf } from './metric-filter.ts';

type World = ReturnType<typeof memoryWorld>;

const minute = 60_000;
const ask = { userId: '104233', conversation: request.conversation, caller: dana };

/** Which lines of a log a filter counts, by how they ended. */
function counted({ log }: Pick<World, 'log'>, filter: string): readonly (string | undefined)[] {
  return log.filter((line) => counts(filter, line)).map(({ outcome }) => outcome);
}

describe('ManyRefused counts what the records call refused, and nothing else', () => {
  const told = Object.entries(resetStates).flatMap(([state, row]) => ('says' in row ? [state] : []));

  test.each(told)('%s', (outcome) => {
    const step = isOutcome(outcome) ? stepOf(outcome) : undefined;
    const isRefused = step !== undefined && steps[step].kind === 'refused';
    for (const event of ['reset', 'unlock']) {
      expect(counts('ManyRefusedMetric', { event, outcome }), event).toBe(isRefused);
    }
    expect(counts('ManyRefusedMetric', { event: 'turn', outcome })).toBe(false);
  });

  test.each<[string, Circumstances, (world: World) => Promise<unknown>, readonly string[]]>([
    ['all is right', {}, ({ reset }) => reset(request, pin), []],
    ['a wrong one-time PIN', {}, ({ reset }) => reset(request, '111111'), ['pin refused']],
    ['wrong answers', {}, ({ reset }) => reset(wrong, pin), ['denied']],
    ['a fault', { down: 'policy' }, ({ reset }) => reset(request, pin), []],
    [
      'a second reset within the hour',
      {},
      async ({ reset, send, clock }) => {
        await reset(request, pin);
        clock.now += minute;
        await send({ ...ask, conversation: inConversation(2).conversation });
        await reset(inConversation(2), pin);
      },
      ['too soon'],
    ],
    ['an unlock is offered', locked, ({ reset }) => reset(request, pin), []],
  ])('as the function logs it: %s', async (_, circumstances, happens, expected) => {
    const world = memoryWorld(circumstances);
    await world.send(ask);
    await happens(world);
    expect(counted(world, 'ManyRefusedMetric')).toEqual(expected);
  });

  test('a fourth unlock in a day', async () => {
    const world = await proving(unlock);
    for (let count = 0; count < 4; count += 1) {
      await world.reset(unlock, pin);
      world.clock.now += 60 * minute;
      await world.send(unlock);
    }
    expect(counted(world, 'ManyRefusedMetric')).toEqual(['unlocked too often']);
  });

  test('one-time PINs that are not sent, as sendOneTimePin logs it', async () => {
    const world = memoryWorld();
    await world.send(ask);
    await world.send(ask);
    await world.send({ ...ask, userId: '999999', caller: '+15550100777' });
    expect(counted(world, 'NoPinMetric')).toEqual(['too soon', 'denied']);
  });

  function isOutcome(state: string): state is Exclude<ResetOutcome, 'choice lapsed'> {
    return Object.hasOwn(resetStates, state) && state !== 'choice lapsed';
  }
});

describe('what somebody has to look at', () => {
  test.each<[string, string, Circumstances]>([
    ['ResetNotDeliveredMetric', 'RESET_NOT_DELIVERED', { invokeTextOwner: async () => 'refused' }],
    ['ResetOutcomeUnknownMetric', 'RESET_OUTCOME_UNKNOWN', { writes: [{ outcome: 'unknown' }] }],
  ])('%s: %s', async (filter, outcome, circumstances) => {
    const world = memoryWorld(circumstances);
    await world.send(ask);
    await world.reset(request, pin);
    // The helpdesk's notice says so too, in the log of another function.
    expect(new Set(counted(world, filter))).toEqual(new Set([outcome]));
  });

  test('wrong answers, and a fault', async () => {
    const world = memoryWorld({ attempts: 'down' });
    await world.send(ask);
    await world.reset(wrong, pin);
    expect(counted(world, 'ResetDeniedMetric')).toEqual(['denied']);
    expect(counted(world, 'PasswordResetFaultsMetric')).toHaveLength(2);
  });

  test.each<[string, string, (world: World) => Promise<unknown>]>([
    ['OneTimePinsHaltedMetric', 'SendOneTimePinLogGroup', ({ send }) => send(ask)],
    ['OneTimePinsHaltedAsToldMetric', 'PasswordResetLogGroup', ({ handler }) => handler(confirmed())],
    ['OneTimePinsHaltedInProofMetric', 'HelpdeskProofLogGroup', (world) => proofIn(world).challenge()],
  ])('%s: that the line is halted, in %s', async (filter, group, happens) => {
    const world = await after(60, 'owner');
    await happens(world);
    expect(counted(world, filter)).toContain('halted');
    expect(new Set(counted(world, filter)).size).toBe(1);
    expect(groupOf(filter)).toBe(group);
  });
});
