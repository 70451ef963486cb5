import { Hono } from 'hono';
import { z } from 'zod';
import { eventBus } from '../stack/schedules/event-bus.ts';
import { nextReport } from '../stack/schedules/next-report.ts';
import type { Stack } from '../stack/stack.ts';

/** The time of a running stack; moments in epoch ms. */
export type Time = {
  readonly now: () => number;
  /** When the Monday list comes next. */
  readonly nextMondayList: () => number;
  /** Lets so many milliseconds pass, and has what was due meanwhile done once; not where the directory is a real one. */
  readonly pass: ((ms: number) => Promise<void>) | undefined;
};

/** The time of a stack. @param mondayComes has the Monday list come */
export function timeOf(stack: Stack, mondayComes: () => Promise<void>): Time {
  const { clock, directory } = stack;
  const nextMondayList = (): number => nextReport(stack.services, clock.now());
  const pass = async (ms: number): Promise<void> => {
    const since = clock.now();
    const isMonday = nextMondayList() <= since + ms;
    clock.pass(ms);
    await eventBus(stack).tick(since);
    if (isMonday) await mondayComes();
  };
  return { now: clock.now, nextMondayList, pass: directory.faults && pass };
}

const year = 31_536_000;

const wish = z.union([
  z.strictObject({ seconds: z.int().min(1).max(year) }),
  z.strictObject({ to: z.iso.datetime({ offset: true }) }),
]);

/** What a body that is wrong is about. */
const named = z.union([
  z.strictObject({ seconds: z.unknown() }).transform(() => 'seconds' as const),
  z.strictObject({ to: z.unknown() }).transform(() => 'to' as const),
]);

const expected = {
  seconds: `seconds: expected a whole number from 1 to ${year}, a year`,
  to: 'to: expected a moment of the year to come, such as 2026-11-30T08:00:00Z',
  neither: 'the body: expected {"seconds": 61}, or {"to": "2026-11-30T08:00:00Z"}',
};

const stands = 'time cannot be moved: the real domain controller keeps that of the machine';

/** `GET` and `POST /administration/clock`; see README.md. */
export function clockRoutes({ now, nextMondayList, pass }: Time): Hono {
  const app = new Hono();
  const told = () => ({
    now: new Date(now()).toISOString(),
    moves: pass !== undefined,
    nextMondayList: new Date(nextMondayList()).toISOString(),
  });
  app.get('/', (context) => context.json(told()));
  app.post('/', async (context) => {
    if (pass === undefined) return context.json({ problem: stands }, 409);
    const body: unknown = await context.req.json().catch(() => undefined);
    const ms = msAsked(body, now());
    if (typeof ms === 'string') return context.json({ problem: expected[ms] }, 400);
    await pass(ms);
    return context.json(told());
  });
  return app;
}

/** How many milliseconds are to pass, or what is wrong with the body. */
function msAsked(body: unknown, now: number): number | keyof typeof expected {
  const { success, data } = wish.safeParse(body);
  if (!success) return named.safeParse(body).data ?? 'neither';
  if ('seconds' in data) return data.seconds * 1000;
  const ms = Date.parse(data.to) - now;
  return ms > 0 && ms <= year * 1000 ? ms : 'to';
}
