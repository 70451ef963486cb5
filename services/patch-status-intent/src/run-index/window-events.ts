import { parseAt } from '@opsline/function-kit/door';
import * as z from 'zod/mini';
import { type Execution, isGoingOn, isStatus } from '../patching/runs.ts';

/** What an event says: that it is time to reconcile, or that something of a window has changed. */
export type Told =
  | { readonly kind: 'schedule' }
  | {
      readonly kind: 'window';
      readonly windowId: string;
      /** When it changed, epoch milliseconds. */
      readonly at: number;
      /** A run, as far as the event tells of it. */
      readonly run?: Execution;
      /** Whether there is more to know than the event tells. */
      readonly more: boolean;
    };

const time = z.string().check(z.refine((text) => Number.isFinite(Date.parse(text)), 'expected a time'));

/** Amazon EventBridge, "Events from AWS services"; Systems Manager, "Amazon EventBridge event examples". */
const envelope = z.object({
  source: z.enum(['aws.ssm', 'aws.events']),
  'detail-type': z.string(),
  time,
  detail: z.object({
    'window-id': z.optional(z.string()),
    'window-execution-id': z.optional(z.string()),
    status: z.optional(z.string()),
    'start-time': z.optional(z.string()),
    'end-time': z.optional(z.string()),
  }),
});

const runChanged = 'Maintenance Window Execution State-change Notification';

/**
 * Reads an event of EventBridge.
 *
 * @throws {InputError} naming every path that is wrong
 */
export function parseEvent(event: unknown): Told {
  const { source, time: at, detail, ...parsed } = parseAt('event', envelope, event);
  if (source === 'aws.events') return { kind: 'schedule' };
  const run = parsed['detail-type'] === runChanged ? runOf(detail) : undefined;
  const windowId = parseAt('event.detail.window-id', z.string(), detail['window-id']);
  // What begins is told by its event; how it fared within, and what is registered, has to be read.
  const more = detail.status !== 'IN_PROGRESS' && detail.status !== 'PENDING';
  return { kind: 'window', windowId, at: Date.parse(at), ...(run && { run }), more };
}

function runOf(detail: z.infer<typeof envelope>['detail']): Execution | undefined {
  const { status, 'window-execution-id': executionId, 'start-time': start, 'end-time': end } = detail;
  const [startedAt, endedAt] = [timeOf(start), timeOf(end)];
  if (executionId === undefined || startedAt === undefined || !isStatus(status)) return undefined;
  const ended = !isGoingOn({ status, startedAt }) && endedAt !== undefined;
  return { executionId, status, startedAt, ...(ended && { endedAt }) };
}

/** A time of Systems Manager, which has microseconds; undefined where there is none. */
function timeOf(text = ''): number | undefined {
  const ms = Date.parse(text);
  return Number.isFinite(ms) ? ms : undefined;
}
