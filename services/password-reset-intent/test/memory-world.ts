import { randomInt } from 'node:crypto';
import { memoryStore } from '@opsline/attempts/testing';
import { createOneTimePins } from '@opsline/otp';
import { memoryStore as memoryPinStore, TEST_PEPPER } from '@opsline/otp/testing';
import { checkDirectory } from '../src/check-directory.ts';
import { createHandler } from '../src/handler.ts';
import type { Entry } from '../src/log.ts';
import { createNotifier } from '../src/notice.ts';
import { createReset } from '../src/reset.ts';
import { createRecords } from '../src/reset-records.ts';
import { newRow } from '../src/reset-row.ts';
import { createSender } from '../src/send-one-time-pin.ts';
import { todayIn } from '../src/today.ts';
import { type Manners, memoryDirectory } from './memory-directory.ts';

/** The one-time PIN that this world draws. */
export const pin = '048213';

/** What is configured, and what does not work. */
export type Circumstances = Manners & {
  readonly possession?: 'on' | 'off';
  readonly callerNumber?: 'on' | 'off';
  readonly sms?: 'down';
  readonly helpdesk?: 'down';
};

/** Everything outside, in memory, with the real one-time PINs, records and functions. */
export function memoryWorld(circumstances: Circumstances = {}) {
  const { possession = 'on', callerNumber = 'on' } = circumstances;
  const clock = { now: Date.UTC(2026, 10, 20, 8, 0) };
  const now = () => clock.now;
  const pepper = async () => TEST_PEPPER;
  const log: Entry[] = [];
  const texts: { to: string; text: string }[] = [];
  const notices: string[] = [];
  const note = (entry: Entry): void => {
    log.push(entry);
  };
  const directory = memoryDirectory(circumstances);
  const rows = memoryStore(newRow);
  const pinRows = memoryPinStore();
  const oneTimePins = createOneTimePins({ store: pinRows, pepper, now, randomInt: () => Number(pin) });
  const sendText = async (to: string, text: string): Promise<void> => {
    if (circumstances.sms) throw new Error(`no route to ${to} for ${text}`);
    texts.push({ to, text });
  };
  const rules = { possession, callerNumber, textablePrefixes: ['+1'], dateOrder: 'day first' } as const;
  const send = createSender({
    openDirectory: directory.open,
    oneTimePins,
    sendText: async (to, text) => {
      texts.push({ to, text });
    },
    rules,
    log: note,
  });
  const notify = createNotifier({
    publish: async (subject, message) => {
      if (circumstances.helpdesk) throw new Error('no topic');
      notices.push(`${subject}: ${message}`);
    },
    log: note,
  });
  const records = createRecords({ store: rows, pepper, now });
  const reset = createReset({
    records,
    openDirectory: directory.open,
    verifyPin: async ({ userId, conversation, guess }) =>
      (await oneTimePins.verify({ employeeId: userId, conversation, guess })) === 'accepted',
    sendText,
    tellHelpdesk: notify,
    randomInt: (below) => randomInt(below),
    rules,
    now,
    deadline: () => new AbortController().signal,
    log: note,
  });
  const handler = createHandler({
    checkDirectory: checkDirectory(directory.open, note),
    requestOneTimePin: async (request) => {
      await send(request).catch(() => {});
    },
    reset,
    possession,
    today: () => todayIn(now(), 'UTC'),
    log: note,
  });
  const passwordTexts = () => texts.filter(({ text }) => text.includes('is your new password'));
  return {
    handler,
    reset,
    send,
    notify,
    clock,
    log,
    texts,
    passwordTexts,
    notices,
    directory,
    rows,
    pinRows,
  };
}
