import { digest } from '@opsline/safe-log';
import { answersMatch, type DateOrder } from './answers.ts';
import type { Account, Directory } from './directory.ts';
import { type Eligibility, eligibility, type Rules } from './eligible.ts';
import { type Log, namesOf } from './log.ts';
import type { RandomInt } from './password.ts';
import type { Request, ResetRecords, Target } from './reset-records.ts';
import type { RequestState } from './reset-row.ts';
import { setPassword } from './set-password.ts';
import type { ResetOutcome } from './step.ts';
import { type Telling, tellOf } from './tell-of-reset.ts';

/** What a reset needs of the outside. */
export type Resetting = Telling & {
  readonly records: ResetRecords;
  /** Opens the directory for this one reset. */
  readonly openDirectory: () => Promise<Directory>;
  /** Whether a one-time PIN is the one that was texted; it is used up by that. */
  readonly verifyPin: (attempt: { userId: string; conversation: string; guess: string }) => Promise<boolean>;
  readonly randomInt: RandomInt;
  readonly rules: Rules & { readonly possession: 'on' | 'off'; readonly dateOrder: DateOrder };
  readonly log: Log;
};

/** How carrying out a request ended; `nothing done` leaves no trace of it, so that it may begin again. */
type Ended = {
  readonly state: Exclude<RequestState, 'claimed' | 'written'> | 'nothing done';
  readonly reason?: string;
  readonly history?: 'enforced' | 'not enforced';
};

/** What is said of a request that has come so far, and so to an event that is delivered again. */
const outcomes: Readonly<Record<RequestState | 'nothing done', ResetOutcome>> = {
  claimed: 'unknown',
  written: 'not delivered',
  told: 'reset',
  'not delivered': 'not delivered',
  unknown: 'unknown',
  denied: 'denied',
  'nothing done': 'unavailable',
};

/**
 * Resets a password in steps that each leave a state to go on from (D13): possession, claim, answers and limits, one
 * write, text message. Whatever is thrown is thrown before the write, so a fault is `unavailable`, nothing changed.
 */
export const createReset =
  (world: Resetting) =>
  async (request: Request, guess: string | undefined): Promise<ResetOutcome> => {
    const { records, rules, log } = world;
    const note = ({ state: outcome, ...why }: Ended): void => {
      const { possession, callerNumber } = rules;
      log({
        event: 'reset',
        conversation: digest(request.conversation),
        outcome,
        possession,
        callerNumber,
        ...why,
      });
    };
    try {
      const earlier = await records.stateOf(request);
      if (earlier !== undefined) return outcomes[earlier];
      if (!(await provesPossession(world, request, guess))) return 'pin refused';
      const at = world.now();
      const begun = await records.begin(request, at);
      if (begun !== 'begun' && begun !== 'too many wrong answers') return outcomes[begun];
      const ended = begun === 'begun' ? await carryOut(world, request, at) : denied(begun);
      note(ended);
      return outcomes[ended.state];
    } catch (fault) {
      log({ event: 'fault', error: namesOf(fault) });
      return 'unavailable';
    }
  };

async function provesPossession(
  { rules, verifyPin }: Resetting,
  { details: { userId }, conversation }: Request,
  guess: string | undefined,
): Promise<boolean> {
  if (rules.possession === 'off') return true;
  return guess !== undefined && verifyPin({ userId, conversation, guess });
}

async function carryOut(world: Resetting, request: Request, at: number): Promise<Ended> {
  const { records } = world;
  const abandon = () => records.abandon(request, at);
  const directory = await orUndo(world.openDirectory, abandon);
  try {
    const judged = await orUndo(() => judge(world, directory, request), abandon);
    if ('denial' in judged) {
      await orUndo(() => records.deny(request, at, 'counts'), abandon);
      return denied(judged.denial);
    }
    const { account, phone } = judged;
    const target = { userId: account.userId, phone };
    if (
      !(await orUndo(
        () => records.allow(request, target, at),
        () => records.takeBack(request, target, at),
      ))
    ) {
      return denied('too many resets');
    }
    return await write(world, request, { directory, account, target, at });
  } finally {
    await directory.close();
  }
}

type Judged = { readonly account: Account; readonly phone: string } | { readonly denial: string };

/** Whether what was said is right of an account that may be reset; both are looked at, whatever the other says. */
async function judge({ rules }: Resetting, directory: Directory, request: Request): Promise<Judged> {
  const judged = eligibility(await directory.find(request.details.userId), request.caller, rules);
  const right = answersMatch(request.details, recordOf(judged), rules.dateOrder);
  if (!judged.eligible) return { denial: judged.denial };
  return right ? judged : { denial: 'wrong answers' };
}

const denied = (reason: string): Ended => ({ state: 'denied', reason });

/** An account that is not eligible has nothing on record: no answer equals that (D4), and the work is the same. */
const recordOf = (judged: Eligibility) =>
  judged.eligible ? judged.account : { birthDate: undefined, monthStarted: undefined };

type Write = {
  readonly directory: Directory;
  readonly account: Account;
  readonly target: Target;
  readonly at: number;
};

async function write(
  world: Resetting,
  request: Request,
  { directory, account, target, at }: Write,
): Promise<Ended> {
  const takeBack = () => world.records.takeBack(request, target, at);
  const set = await orUndo(() => setPassword(directory, account, world.randomInt), takeBack);
  if (set.outcome === 'refused') {
    await takeBack();
    return { state: 'nothing done', reason: set.reason };
  }
  const told = await tellOf(world, request, target, set);
  return set.outcome === 'set' ? { state: told, history: set.history } : { state: told };
}

/** Does something; if it fails, takes back what was done for it, as far as that can be done, and fails. */
async function orUndo<T>(work: () => Promise<T>, undo: () => Promise<void>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    await undo().catch(() => undefined);
    throw fault;
  }
}
