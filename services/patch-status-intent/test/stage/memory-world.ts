import { memoryEmployees } from '@opsline/employees/testing';
import { memoryStore, testPepper } from '@opsline/otp/testing';
import { createPatchStatus } from '../../src/functions/patch-status.ts';
import { createSendOneTimePin } from '../../src/functions/send-one-time-pin.ts';
import type { Entry } from '../../src/log.ts';
import { pinText, warningText } from '../../src/messages.ts';
import type { Known } from '../../src/run-index/known.ts';

/** The one-time PIN that this world draws. */
export const pin = '048213';

/** The key with which auth-lookup signs in this world. */
export const assertionKey = new Uint8Array(32).fill(9);

const ada = { employeeId: '101', name: 'Ada Marlow', phone: '+15550100101' };

/** Who has a row in table Employee, what numbers may be texted, and what does not work. */
export type Circumstances = {
  readonly employees?: Parameters<typeof memoryEmployees>[0];
  readonly allowedPrefixes?: readonly string[];
  readonly patching?: 'down';
  /** What the index of runs holds; without it there is none. */
  readonly index?: () => Known;
  /** The name of its one target group. */
  readonly group?: string;
  readonly sms?: 'down' | 'slow';
  /** Aborts when a turn has taken too long. */
  readonly deadline?: AbortSignal;
};

/** Both functions over ports in memory: one employee (101), one job, one group, and a log to look into. */
export function memoryWorld({
  employees = [ada],
  allowedPrefixes = ['+1'],
  patching,
  index,
  group: name = 'AmazonLinuxDev',
  sms,
  deadline = new AbortController().signal,
}: Circumstances = {}) {
  const clock = { now: Date.UTC(2026, 10, 20, 8, 0) };
  const log: Entry[] = [];
  const texts: { to: string; text: string }[] = [];
  const did: string[] = [];
  const noted =
    <Args extends readonly unknown[], Result>(what: string, port: (...args: Args) => Result) =>
    (...args: Args): Result => {
      did.push(what);
      return port(...args);
    };
  const store = memoryStore();
  const outside = {
    pepper: async () => testPepper,
    now: () => clock.now,
    log: (entry: Entry): void => {
      log.push(entry);
    },
  };
  const send = createSendOneTimePin({
    ...outside,
    store,
    employees: memoryEmployees(employees),
    sendPin: async (to, pin) => {
      if (sms === 'down') throw new Error(`no route to ${to}`);
      if (sms === 'slow') clock.now += 10_001;
      texts.push({ to, text: pinText(pin) });
    },
    sendWarning: async (to) => {
      texts.push({ to, text: warningText });
    },
    allowedPrefixes,
    randomInt: () => Number(pin),
  });
  const [window, group] = [
    { windowId: 'mw-1', name: 'patch-job-reportedbyconnect-a' },
    { targetId: 'target-1', name },
  ];
  const job = { executionId: 'execution-1', status: 'SUCCESS', startedAt: clock.now - 7_200_000 } as const;
  const handler = createPatchStatus({
    ...outside,
    store: {
      read: noted('read a row', (key) => store.read(key)),
      replace: noted('write a row', (writes) => store.replace(writes)),
      journal: {
        ...store.journal,
        append: noted('write a row', store.journal.append),
        touch: noted('write a row', store.journal.touch),
      },
    },
    assertionKey: noted('ask for the assertion key', async () => assertionKey),
    requestOneTimePin: noted('request one-time PIN', (request) => send(request).catch(() => {})),
    windows: {
      windows: noted('read patching', async () => {
        if (patching) throw new Error('down');
        return { items: [window] };
      }),
      targets: () => noted('read patching', async () => ({ items: [group] })),
      executions: () => noted('read patching', async () => ({ items: [job] })),
      tasks: () => noted('read patching', async () => ({ items: [] })),
      invocations: () => noted('read patching', async () => ({ items: [] })),
      failedInstances: () => noted('read patching', async () => ({ items: [] })),
    },
    index: index && { load: async () => index() },
    readingDeadline: () => new AbortController().signal,
    deadline: () => deadline,
    timeZone: 'UTC',
  });
  return { handler, send, clock, log, texts, did, store };
}
