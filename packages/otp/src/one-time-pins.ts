import { randomInt } from 'node:crypto';
import { isHalted } from './is-halted.ts';
import { type IssueOutcome, type IssueRequest, issue, type Sending } from './issue.ts';
import { type Locked, liftLock } from './locks/lift-lock.ts';
import type { Verdict } from './rules/verdict.ts';
import { type VerifyRequest, verify } from './verify.ts';
import type { World } from './world.ts';

/** The 60-second one-time PIN. Every function throws when the store or the pepper cannot be had. */
export type OneTimePins = {
  /**
   * Texts a new one-time PIN through `send`, which resolves when the message was accepted. See `IssueOutcome`.
   *
   * @param warn tells the owner that somebody tries, when one who is not known was refused for what was asked, or guessed,
   * of the holder: at most once a day. Who has no words for it leaves it out.
   */
  issue(
    request: IssueRequest,
    send: Sending['send'],
    warn?: NonNullable<Sending['warn']>,
  ): Promise<IssueOutcome>;
  /** Whether the line sends nothing now to who asks like this, whoever the holder is. Changes nothing. */
  isHalted(request: Pick<IssueRequest, 'holder' | 'conversation' | 'asker'>): Promise<boolean>;
  /**
   * Verifies what somebody typed. See `Verdict`. The right one lifts a lock, which only the one that the helpdesk asked
   * for is not refused by, and that not after 100 failures.
   */
  verify(request: VerifyRequest): Promise<Verdict>;
  /** Lifts a lock, also the one after 100 failures, once the helpdesk knows that the phone is theirs. See `liftLock`. */
  liftLock(locked: Locked): Promise<number>;
};

/** One-time PINs over a store, with a clock (epoch ms), a pepper and a source of randomness. */
export function createOneTimePins(
  outside: Omit<World, 'randomInt'> & Partial<Pick<World, 'randomInt'>>,
): OneTimePins {
  const world: World = { randomInt: (max) => randomInt(max), ...outside };
  return {
    issue: (request, send, warn) => issue(world, request, { send, ...(warn && { warn }) }),
    isHalted: (request) => isHalted(world, request),
    verify: (request) => verify(world, request),
    liftLock: (locked) => liftLock(world, locked),
  };
}
