import { randomInt } from 'node:crypto';
import { change } from '@opsline/attempts';
import { type IssueOutcome, type IssueRequest, issue } from './issue.ts';
import { reenrolled } from './reservation.ts';
import { keyOf, phoneKeyOf } from './seal.ts';
import { type Verdict, type VerifyRequest, verify } from './verify.ts';
import type { World } from './world.ts';

/** Whose failures are forgotten: the holder, and the number on record (E.164). */
export type Enrolment = { readonly holder: string; readonly phone: string };

/** The 60-second one-time PIN. Every function throws when the store or the pepper cannot be had. */
export type OneTimePins = {
  /** Texts a new one-time PIN through `send`, which resolves when the message was accepted. See `IssueOutcome`. */
  issue(request: IssueRequest, send: (pin: string) => Promise<void>): Promise<IssueOutcome>;
  /** Verifies what somebody typed. See `Verdict`. */
  verify(request: VerifyRequest): Promise<Verdict>;
  /** Lifts a lock, also the one after 100 failures, once the helpdesk has bound the phone anew (security O7). */
  reenrol(enrolment: Enrolment): Promise<void>;
};

/** One-time PINs over a store, with a clock (epoch ms), a pepper and a source of randomness. */
export function createOneTimePins(
  outside: Omit<World, 'randomInt'> & Partial<Pick<World, 'randomInt'>>,
): OneTimePins {
  const world: World = { randomInt: (max) => randomInt(max), ...outside };
  return {
    issue: (request, send) => issue(world, request, send),
    verify: (request) => verify(world, request),
    reenrol: async ({ holder, phone }) => {
      const pepper = await world.pepper();
      const now = world.now();
      for (const key of [keyOf(pepper, 'holder', holder), phoneKeyOf(pepper, holder, phone)]) {
        await change(world.store, { key, now }, (row) => ({ verdict: 'done', row: reenrolled(row) }));
      }
    },
  };
}
