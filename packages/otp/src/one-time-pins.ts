import { randomInt } from 'node:crypto';
import { type IssueOutcome, type IssueRequest, issue } from './issue.ts';
import { type Locked, liftLock } from './lift-lock.ts';
import { type Verdict, type VerifyRequest, verify } from './verify.ts';
import type { World } from './world.ts';

/** The 60-second one-time PIN. Every function throws when the store or the pepper cannot be had. */
export type OneTimePins = {
  /** Texts a new one-time PIN through `send`, which resolves when the message was accepted. See `IssueOutcome`. */
  issue(request: IssueRequest, send: (pin: string) => Promise<void>): Promise<IssueOutcome>;
  /** Verifies what somebody typed. See `Verdict`. */
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
    issue: (request, send) => issue(world, request, send),
    verify: (request) => verify(world, request),
    liftLock: (locked) => liftLock(world, locked),
  };
}
