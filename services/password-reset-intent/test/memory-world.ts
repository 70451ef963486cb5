import { randomInt } from 'node:crypto';
import { memoryStore } from '@opsline/attempts/testing';
import { memoryStore as memoryPinStore, TEST_PEPPER } from '@opsline/otp/testing';
import { createNotifyHelpdesk } from '../src/functions/notify-helpdesk.ts';
import { createPasswordReset, resetOver } from '../src/functions/password-reset.ts';
import { createSendOneTimePin } from '../src/functions/send-one-time-pin.ts';
import type { Entry } from '../src/log.ts';
import { newRow } from '../src/reset-row.ts';
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

/** The functions over ports in memory. */
export function memoryWorld(circumstances: Circumstances = {}) {
  const { possession = 'on', callerNumber = 'on' } = circumstances;
  const clock = { now: Date.UTC(2026, 10, 20, 8, 0) };
  const log: Entry[] = [];
  const texts: { to: string; text: string }[] = [];
  const notices: string[] = [];
  const directory = memoryDirectory(circumstances);
  const rows = memoryStore(newRow);
  const pinRows = memoryPinStore();
  const outside = {
    openDirectory: directory.open,
    pepper: async () => TEST_PEPPER,
    rules: { possession, callerNumber, textablePrefixes: ['+1'], dateOrder: 'day first' },
    now: () => clock.now,
    deadline: () => new AbortController().signal,
    log: (entry: Entry): void => {
      log.push(entry);
    },
  } as const;
  const send = createSendOneTimePin({
    ...outside,
    store: pinRows,
    sendText: async (to, text) => {
      texts.push({ to, text });
    },
    randomInt: () => Number(pin),
  });
  const notify = createNotifyHelpdesk({
    publish: async (subject, message) => {
      if (circumstances.helpdesk) throw new Error('no topic');
      notices.push(`${subject}: ${message}`);
    },
    log: outside.log,
  });
  const resetting = {
    ...outside,
    resetStore: rows,
    pinStore: pinRows,
    sendText: async (to: string, text: string): Promise<void> => {
      if (circumstances.sms) throw new Error(`no route to ${to} for ${text}`);
      texts.push({ to, text });
    },
    tellHelpdesk: notify,
    randomInt: (below: number) => randomInt(below),
  };
  const reset = resetOver(resetting);
  const handler = createPasswordReset({
    ...resetting,
    requestOneTimePin: async (request) => {
      await send(request).catch(() => {});
    },
    timeZone: 'UTC',
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
