import { change, changeAll, type Keys, type Rows, readAll } from '@opsline/attempts';
import { wasRefused } from '@opsline/function-kit/refused';
import { lineFor, readLine, sendOnLine } from './line.ts';
import { type Asker, newRow, type Row } from './row.ts';
import { askerOf, isTrusted } from './rules/asker.ts';
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
  reservePin,
  startClock,
  unreservedHolder,
  unreservedPin,
} from './rules/reservation.ts';
import { isTooSoon, withoutSend } from './rules/send-limits.ts';
import { keyOf, phoneKeyOf, pinKeyOf, sealOf } from './seal.ts';
import { warnOwner } from './warn-owner.ts';
import type { World } from './world.ts';

/** Who asks for a one-time PIN, for whom, and where. Identifiers are any text without U+001F. */
export type IssueRequest = {
  readonly holder: string;
  /**
   * The number on record, E.164. Undefined for a holder nobody knows, or without a number that may be texted:
   * all goes as if there were one, but nothing is sent and no guess is ever right.
   */
  readonly phone: string | undefined;
  /** The number on record, E.164, where who asks is not let and `phone` is undefined: whom a warning goes to. */
  readonly owner?: string | undefined;
  /** Where the one-time PIN must be typed, for example Slack team, channel, thread and user in one text. */
  readonly conversation: string;
  /** Who asks: the Slack user, the calling number, or the session. */
  readonly person: string;
  /**
   * As whom they ask, where something else tells: who calls from the number on record is the `owner`, from another a
   * `stranger`. Without, the owner is known by a right one-time PIN that was typed in this conversation before.
   */
  readonly asker?: Exclude<Asker, 'anybody'> | undefined;
};

/** What sending a one-time PIN does outside. */
export type Sending = {
  /** Texts it; resolves when the message was accepted. */
  readonly send: (pin: string) => Promise<void>;
  /** Texts the owner that somebody tries, where there are words for it; what becomes of it changes nothing. */
  readonly warn?: () => Promise<void>;
};

/**
 * `sent`: accepted, the 60 s run. `late`: sent, but accepted after more than 10 s, so it is void. `too soon`: the
 * 30 s between two are not over. `limited`: too many in 15 min, an hour or a day, or alive. `locked`: too many failures.
 * `halted`: the line sends nothing now.
 */
export type IssueOutcome = 'sent' | 'late' | Refusal;

type Name = 'holder' | 'phone' | 'person' | 'pin';

function gravest(verdicts: readonly (Reserved['verdict'] | undefined)[]): Refusal | undefined {
  return refusals.find((refusal) => verdicts.includes(refusal));
}

/** Reserves a text message on every row that limits it, or on none. */
function reserveAll(rows: Rows<Name, Row>, draft: Draft, now: number) {
  const holder = reserveHolder(rows('holder'), draft, now);
  const phone = reservePhone(rows('phone'), draft, now);
  const person = reservePerson(rows('person'), draft, now);
  const pin = reservePin(rows('pin'), rows('holder'), draft, now);
  const refusal = gravest([holder.verdict, phone.verdict, person.verdict, pin.verdict]);
  return refusal === undefined
    ? { verdict: undefined, rows: { holder: holder.row, phone: phone.row, person: person.row, pin: pin.row } }
    : { verdict: refusal, rows: {} };
}

/**
 * Whether so much was asked for, or guessed, of the holder: not whether who asks may ask for nobody any more. Who asks as soon
 * as that is impatient, or it is the same event that was delivered again: that tells nothing.
 */
function isBeset(rows: Rows<Name, Row>, draft: Draft, now: number): boolean {
  if (isTooSoon(rows('holder'), now)) return false;
  const { verdict } = reserveAll((name) => (name === 'person' ? newRow : rows(name)), draft, now);
  return verdict === 'limited' || verdict === 'locked';
}

function unreserveAll(rows: Rows<Name, Row>, draft: Draft, now: number) {
  return {
    verdict: undefined,
    rows: {
      holder: unreservedHolder(rows('holder'), draft, now),
      phone: withoutSend(rows('phone'), now),
      person: withoutSend(rows('person'), now),
      pin: unreservedPin(rows('pin'), draft, now),
    },
  };
}

/**
 * Draws a one-time PIN, reserves it on every row that limits it, all or none, sends it through `send` at most once,
 * and starts its 60 s when `send` resolves. Throws when `send` does (with that as `cause`) or the store is down. The
 * reservation stands, unless AWS refused the message: then nothing was sent, and nothing is counted. Where it cannot be
 * known whether it was sent, the 60 s have run since it was drawn.
 */
export async function issue(world: World, request: IssueRequest, sending: Sending): Promise<IssueOutcome> {
  const { store } = world;
  const { holder, phone, person } = request;
  const pepper = await world.pepper();
  const now = world.now();
  const place = pinKeyOf(pepper, request);
  const phoneKey = phoneKeyOf(pepper, holder, phone);
  const keys: Keys<Name> = [
    ['holder', keyOf(pepper, 'holder', holder)],
    ['phone', phoneKey],
    ['person', keyOf(pepper, 'person', person)],
    ['pin', place],
  ];
  const rows = await readAll(store, keys);
  const asker = request.asker ?? askerOf(rows('pin'), rows('holder'), now);
  const line = lineFor(store.journal, pepper, asker);
  const read = await readLine(line);
  const pin = phone === undefined ? undefined : drawPin(world.randomInt);
  const draft: Draft = { place, seal: sealOf(pepper, place, pin ?? 'none'), phone: phoneKey, asker };
  const reserve = (current: Rows<Name, Row>) => reserveAll(current, draft, now);

  // Looked at before anything is written: a refused request uses up nothing.
  const refusal = gravest([reserve(rows).verdict, lineRefusal(line.pool, read, now)]);
  if (refusal !== undefined) {
    const { warn } = sending;
    if (warn && !isTrusted(asker) && isBeset(rows, draft, now)) {
      const to = phone ?? request.owner;
      await warnOwner(world, phoneKeyOf(pepper, holder, to), to === undefined ? undefined : warn);
    }
    return refusal;
  }

  // What limits whoever asks comes before what limits everybody. A fault may hide that it was reserved.
  const unreserve = () => changeAll(store, { keys, now }, (reserved) => unreserveAll(reserved, draft, now));
  const overtaken = await orUndo(() => changeAll(store, { keys, now, read: rows }, reserve), unreserve);
  if (overtaken !== undefined) return overtaken;
  const counted = await orUndo(() => sendOnLine(line, { now, texted: pin !== undefined, read }), unreserve);
  if (counted === 'halted') {
    await unreserve();
    return counted;
  }
  const undo = async (): Promise<void> => {
    await unreserve();
    await counted.takeBack();
  };
  const startAt = (at: number) =>
    change(store, { key: place, now: at }, (row) => startClock(row, draft.seal, at));
  if (pin !== undefined)
    await deliver(
      () => sending.send(pin),
      undo,
      () => startAt(now),
    );
  return startAt(world.now());
}

async function deliver(
  send: () => Promise<void>,
  undo: () => Promise<void>,
  start: () => Promise<unknown>,
): Promise<void> {
  try {
    await send();
  } catch (cause) {
    await (wasRefused(cause) ? undo() : start()).catch(() => undefined);
    throw new Error('The text message with the one-time PIN was not accepted.', { cause });
  }
}

/** Does something; if it fails, takes back what was counted for it, as far as that can be done, and fails. */
async function orUndo<T>(work: () => Promise<T>, undo: () => Promise<unknown>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    await undo().catch(() => undefined);
    throw fault;
  }
}
