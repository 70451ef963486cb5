import { change, changeAll, type Keys, type Rows, readAll } from '@opsline/attempts';
import { wasRefused } from '@opsline/function-kit/refused';
import { sendOnLine } from './line.ts';
import type { Row } from './row.ts';
import { lineRefusal } from './rules/line-breaker.ts';
import { drawPin } from './rules/pin.ts';
import {
  type Draft,
  type Refusal,
  type Reserved,
  refusals,
  reserveHolder,
  reservePerson,
  reservePhone,
  startClock,
  unreserved,
  unreservedHolder,
} from './rules/reservation.ts';
import { keyOf, phoneKeyOf, sealOf } from './seal.ts';
import type { World } from './world.ts';

/** Who asks for a one-time PIN, for whom, and where. Identifiers are any text without U+001F. */
export type IssueRequest = {
  readonly holder: string;
  /**
   * The number on record, E.164. Undefined for a holder nobody knows, or without a number that may be texted:
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

type Name = 'holder' | 'phone' | 'person';

function gravest(verdicts: readonly (Reserved['verdict'] | undefined)[]): Refusal | undefined {
  return refusals.find((refusal) => verdicts.includes(refusal));
}

/** Reserves a text message on every row that limits it, or on none. */
function reserveAll(rows: Rows<Name, Row>, draft: Draft, now: number) {
  const holder = reserveHolder(rows('holder'), now, draft);
  const phone = reservePhone(rows('phone'), now);
  const person = reservePerson(rows('person'), now);
  const refusal = gravest([holder.verdict, phone.verdict, person.verdict]);
  return refusal === undefined
    ? { verdict: undefined, rows: { holder: holder.row, phone: phone.row, person: person.row } }
    : { verdict: refusal, rows: {} };
}

/**
 * Draws a one-time PIN, reserves it on every row that limits it, all or none, sends it through `send` at most once,
 * and starts its 60 s when `send` resolves. Throws when `send` does (with that as `cause`) or the store is down; the
 * one-time PIN is then never valid. The reservation stands, unless AWS refused the message: then nothing was sent, and
 * nothing is counted.
 */
export async function issue(
  world: World,
  request: IssueRequest,
  send: (pin: string) => Promise<void>,
): Promise<IssueOutcome> {
  const { store } = world;
  const { holder, phone, conversation, person } = request;
  const pepper = await world.pepper();
  const now = world.now();
  const pin = phone === undefined ? undefined : drawPin(world.randomInt);
  const seal = sealOf(pepper, { holder, conversation }, pin ?? 'none');
  const phoneKey = phoneKeyOf(pepper, holder, phone);
  const holderKey = keyOf(pepper, 'holder', holder);
  const lineKey = keyOf(pepper, 'line', 'all');
  const keys: Keys<Name> = [
    ['holder', holderKey],
    ['phone', phoneKey],
    ['person', keyOf(pepper, 'person', person)],
  ];
  const reserve = (rows: Rows<Name, Row>) => reserveAll(rows, { seal, phone: phoneKey }, now);

  // Looked at before anything is written: a refused request uses up nothing.
  const [rows, entries] = await Promise.all([readAll(store, keys), store.journal.read(lineKey)]);
  const refusal = gravest([reserve(rows).verdict, lineRefusal(entries, now)]);
  if (refusal !== undefined) return refusal;

  const counted = await sendOnLine(store.journal, lineKey, { now, texted: pin !== undefined, read: entries });
  if (counted === 'halted') return counted;
  const undo = async (): Promise<void> => {
    await changeAll(store, { keys, now }, (reserved) => ({
      verdict: undefined,
      rows: {
        holder: unreservedHolder(reserved('holder'), now, seal),
        phone: unreserved(reserved('phone'), now),
        person: unreserved(reserved('person'), now),
      },
    }));
    await counted.takeBack();
  };

  // A fault may hide that it was reserved.
  const overtaken = await orUndo(() => changeAll(store, { keys, now, read: rows }, reserve), undo);
  if (overtaken !== undefined) {
    await counted.takeBack();
    return overtaken;
  }
  if (pin !== undefined) await deliver(send, pin, undo);
  const sentAt = world.now();
  return change(store, { key: holderKey, now: sentAt }, (row) => startClock(row, seal, sentAt));
}

async function deliver(
  send: (pin: string) => Promise<void>,
  pin: string,
  undo: () => Promise<void>,
): Promise<void> {
  try {
    await send(pin);
  } catch (cause) {
    if (wasRefused(cause)) await undo().catch(() => undefined);
    throw new Error('The text message with the one-time PIN was not accepted.', { cause });
  }
}

/** Does something; if it fails, takes back what was counted for it, as far as that can be done, and fails. */
async function orUndo<T>(work: () => Promise<T>, undo: () => Promise<void>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    await undo().catch(() => undefined);
    throw fault;
  }
}
