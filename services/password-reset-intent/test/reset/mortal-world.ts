import { randomInt } from 'node:crypto';
import type { Store } from '@opsline/attempts';
import { memoryStore } from '@opsline/attempts/testing';
import { hour } from '@opsline/function-kit/durations';
import { memoryStore as memoryPinStore, testPepper } from '@opsline/otp/testing';
import { createTellUntold } from '../../src/audit/tell-untold.ts';
import { DirectoryError } from '../../src/directory/directory.ts';
import { resetOver } from '../../src/functions/password-reset.ts';
import { nothingKept } from '../../src/out/kept-answers.ts';
import type { ResetRequest } from '../../src/reset/request.ts';
import { newRow, type Row } from '../../src/reset/row.ts';
import { memoryAttempts } from '../audit/memory-attempts.ts';
import { found } from '../stage/memory-directory.ts';

type How = 'answers' | 'refuses by policy' | 'loses the answer' | 'is down';

/**
 * Resets whose process can be killed after any number of effects: whatever it would do next never happens, and no
 * `catch` or `finally` of it runs. What was stored, written and texted stays.
 */
export function mortalWorld() {
  const clock = { now: Date.UTC(2026, 10, 20, 8, 0) };
  const now = () => clock.now;
  const rows = memoryStore(newRow);
  const writes: { password: string; at: number; conversation: string }[] = [];
  const texted: string[] = [];
  const attempts = memoryAttempts();
  const told: string[] = [];
  let sms = true;
  let how: How = 'answers';
  let count = 0;

  /** A process: it dies before the effect after the last one it is allowed, and may be overdue before another one. */
  const born = (allowed: number, conversation: string, overdueBefore: number) => {
    const death = Promise.withResolvers<'killed'>();
    const overdue = new AbortController();
    let left = allowed;
    let begun = 0;
    const effect = async <T>(work: () => T | Promise<T>): Promise<T> => {
      if (left <= 0) {
        death.resolve('killed');
        return new Promise<T>(() => {});
      }
      left -= 1;
      count += 1;
      if (begun === overdueBefore) overdue.abort();
      begun += 1;
      // Whoever waits is answered before what is slow goes on.
      await new Promise(setImmediate);
      return work();
    };
    const store: Store<Row> = {
      read: (key) => effect(() => rows.read(key)),
      replace: (writes) => effect(() => rows.replace(writes)),
    };
    const directoryStep = <T>(work: () => T) =>
      effect(() => {
        if (how === 'is down') throw new DirectoryError('unreachable', 'ECONNREFUSED');
        return work();
      });
    const reset = resetOver({
      resetStore: store,
      keptAnswersStore: memoryStore(nothingKept),
      attemptTable: { write: (written) => effect(() => attempts.write(written)) },
      attemptDays: 90,
      pinStore: memoryPinStore(),
      pepper: async () => testPepper,
      openDirectory: async () => ({
        ready: async () => {},
        find: () => directoryStep(() => found()),
        policy: () => directoryStep(() => ({ minimumLength: 10, source: 'domain' }) as const),
        reset: (_, password) =>
          directoryStep(() => {
            if (how === 'refuses by policy') return { outcome: 'policy' } as const;
            writes.push({ password, at: clock.now, conversation });
            return how === 'loses the answer'
              ? ({ outcome: 'unknown' } as const)
              : ({ outcome: 'reset', history: 'enforced' } as const);
          }),
        unlock: () =>
          directoryStep(() => {
            return how === 'loses the answer'
              ? ({ outcome: 'unknown' } as const)
              : ({ outcome: 'unlocked' } as const);
          }),
        close: () => effect(() => {}),
      }),
      textPassword: (_, password) =>
        effect(() => {
          if (!sms) throw new Error('not accepted');
          texted.push(password);
        }),
      textNotice: ({ notice }) => effect(() => void told.push(`owner: ${notice}`)),
      tellHelpdesk: ({ event }) => effect(() => void told.push(`helpdesk: ${event}`)),
      randomInt: (below) => randomInt(below),
      rules: {
        possession: 'off',
        callerNumber: 'on',
        textablePrefixes: ['+1'],
        numberHoldMs: 72 * hour,
        dateOrder: 'day first',
        timeZone: 'UTC',
      },
      now,
      deadline: () => overdue.signal,
      pause: () => new Promise(setImmediate),
      log: () => {},
    });
    return { reset, died: death.promise };
  };

  return {
    /** Delivers a request to a process that is killed after so many effects, if it has more. */
    reset: async (
      request: ResetRequest,
      killAfter = Number.POSITIVE_INFINITY,
      overdueBefore = Number.POSITIVE_INFINITY,
    ) => {
      const { reset, died } = born(killAfter, request.conversation, overdueBefore);
      return Promise.race([died, reset(request, undefined)]);
    },
    attempts,
    /** Who was told of what, but for the password. */
    told: () => [...told],
    /** Runs the sweep. */
    sweep: createTellUntold({
      table: attempts,
      pepper: async () => testPepper,
      textOwner: async ({ notice }) => void told.push(`owner: ${notice}`),
      tellHelpdesk: async ({ event }) => void told.push(`helpdesk: ${event}`),
      now,
      log: () => {},
    }),
    effects: () => count,
    writes: () => writes.map(({ password }) => password),
    writeTimes: () => writes.map(({ at }) => at),
    texted: () => [...texted],
    /** Whether the newest password of a conversation was texted, and is younger than this. */
    delivered: ({ conversation }: ResetRequest, ms: number) => {
      const last = writes.findLast((write) => write.conversation === conversation);
      return last !== undefined && texted.includes(last.password) && clock.now - last.at < ms;
    },
    pass: (ms: number) => {
      clock.now += ms;
    },
    setSms: (works: boolean) => {
      sms = works;
    },
    setDirectory: (next: How) => {
      how = next;
    },
  };
}
