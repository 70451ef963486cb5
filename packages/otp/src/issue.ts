import { change } from '@opsline/attempts';
import { drawPin } from './pin.ts';
import type { Refusal, Reserved } from './reservation.ts';
import {
  REFUSALS,
  reserveEmployee,
  reserveLine,
  reservePerson,
  reservePhone,
  startClock,
} from './reservation.ts';
import type { Row } from './row.ts';
import { keyOf, phoneKeyOf, sealOf } from './seal.ts';
import type { World } from './world.ts';

/** Who asks for a one-time PIN, for whom, and where. Identifiers are any text without U+001F. */
export type IssueRequest = {
  readonly employeeId: string;
  /**
   * The number on record, E.164. Undefined for an employee ID nobody has, or without a number that may be texted:
   * all goes as if there were one, but nothing is sent and no guess is ever right.
   */
  readonly phone: string | undefined;
  /** Where the one-time PIN must be typed, for example Slack team, channel, thread and user in one text. */
  readonly conversation: string;
  /** Who asks: the Slack user, or the session. */
  readonly person: string;
};

/**
 * `sent`: accepted, the 60 s run. `late`: sent, but accepted after more than 10 s, so it is void. `too soon`: the
 * 30 s between two are not over. `limited`: too many in 15 min, an hour or a day. `locked`: too many failures.
 * `halted`: the whole line sends nothing now.
 */
export type IssueOutcome = 'sent' | 'late' | Refusal;

type Step = { readonly key: string; readonly reserve: (row: Row) => Reserved };

const gravest = (verdicts: readonly Reserved['verdict'][]): Refusal | undefined =>
  REFUSALS.find((refusal) => verdicts.includes(refusal));

const reserveAll = async (
  world: World,
  steps: readonly Step[],
  now: number,
): Promise<Refusal | undefined> => {
  const { store } = world;
  const rows = await Promise.all(steps.map(async (step) => ({ ...step, read: await store.read(step.key) })));
  // Looked at before anything is written: a refused request uses up nothing.
  const refusal = gravest(rows.map(({ reserve, read }) => reserve(read).verdict));
  if (refusal !== undefined) return refusal;
  for (const { key, reserve, read } of rows) {
    const verdict = await change(store, { key, now, read }, reserve);
    if (verdict !== 'reserved') return verdict;
  }
  return undefined;
};

const deliver = async (send: (pin: string) => Promise<void>, pin: string): Promise<void> => {
  try {
    await send(pin);
  } catch (cause) {
    throw new Error('The text message with the one-time PIN was not accepted.', { cause });
  }
};

/**
 * Draws a one-time PIN, reserves it on every row that limits it, sends it through `send` at most once, and starts
 * its 60 s when `send` resolves. Throws when `send` does (with that as `cause`) or the store is down; the one-time
 * PIN is then never valid, and the reservation stands.
 */
export const issue = async (
  world: World,
  request: IssueRequest,
  send: (pin: string) => Promise<void>,
): Promise<IssueOutcome> => {
  const { employeeId, phone, conversation, person } = request;
  const pepper = await world.pepper();
  const now = world.now();
  const pin = phone === undefined ? undefined : drawPin(world.randomInt);
  const seal = sealOf(pepper, { employeeId, conversation }, pin ?? 'none');
  const phoneKey = phoneKeyOf(pepper, employeeId, phone);
  const employeeKey = keyOf(pepper, 'employee', employeeId);
  // The tightest limit first, so that of many requests at once few get as far as the row they all share.
  const refusal = await reserveAll(
    world,
    [
      { key: phoneKey, reserve: (row) => reservePhone(row, now) },
      { key: keyOf(pepper, 'person', person), reserve: (row) => reservePerson(row, now) },
      { key: keyOf(pepper, 'line', 'all'), reserve: (row) => reserveLine(row, now, pin !== undefined) },
      { key: employeeKey, reserve: (row) => reserveEmployee(row, now, { seal, phone: phoneKey }) },
    ],
    now,
  );
  if (refusal !== undefined) return refusal;
  if (pin !== undefined) await deliver(send, pin);
  const acceptedAt = world.now();
  return change(world.store, { key: employeeKey, now: acceptedAt }, (row) =>
    startClock(row, seal, acceptedAt),
  );
};
