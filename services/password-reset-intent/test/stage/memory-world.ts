import { randomInt } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { memoryStore } from '@opsline/attempts/testing';
import { hour } from '@opsline/function-kit/durations';
import { memoryStore as memoryPinStore, testPepper } from '@opsline/otp/testing';
import { createTellUntold } from '../../src/audit/tell-untold.ts';
import { createNotifyHelpdesk } from '../../src/functions/notify-helpdesk.ts';
import { createPasswordReset, resetOver } from '../../src/functions/password-reset.ts';
import { createSendOneTimePin } from '../../src/functions/send-one-time-pin.ts';
import { createTextOneTimePin } from '../../src/functions/text-one-time-pin.ts';
import { createTextOwner, type OwnerMessage } from '../../src/functions/text-owner.ts';
import type { Entry } from '../../src/log.ts';
import { createKeptAnswers, nothingKept } from '../../src/out/kept-answers.ts';
import { ownerNotices, pinText } from '../../src/out/messages.ts';
import type { Notice } from '../../src/out/notice.ts';
import { textedBy } from '../../src/out/texting.ts';
import type { ResetRequest } from '../../src/reset/request.ts';
import { newRow } from '../../src/reset/row.ts';
import { memoryAttempts } from '../audit/memory-attempts.ts';
import { type Manners, memoryDirectory } from './memory-directory.ts';

/** The one-time PIN that this world draws. */
export const pin = '048213';

/** What is configured, and what does not work. */
export type Circumstances = Manners & {
  readonly possession?: 'on' | 'off';
  readonly callerNumber?: 'on' | 'off';
  /** Where it is today. */
  readonly timeZone?: string;
  /** Draws a one-time PIN, where it is not always the same. */
  readonly drawPin?: () => string;
  readonly sms?: 'down' | 'slow' | 'refused';
  /** The topic, or already the function that publishes to it. */
  readonly helpdesk?: 'down' | 'out of reach' | undefined;
  /** What becomes of an invocation of the function that texts a new password; unless told, it answers. */
  readonly invokeTextOwner?: (event: OwnerMessage) => Promise<unknown>;
  readonly table?: 'down after the write';
  /** The table of attempts: it takes nothing, or its answer is lost where something is about to be done. */
  readonly attempts?: 'down' | 'loses an answer';
};

/** The functions over ports in memory. */
export function memoryWorld(circumstances: Circumstances = {}) {
  const { possession = 'on', callerNumber = 'on', timeZone = 'UTC' } = circumstances;
  const clock = { now: Date.UTC(2026, 10, 20, 8, 0) };
  const log: Entry[] = [];
  const texts: { to: string; text: string }[] = [];
  const notices: string[] = [];
  const directory = memoryDirectory(circumstances);
  const rows = memoryStore(newRow);
  const pinRows = memoryPinStore();
  const keptRows = memoryStore(nothingKept);
  const attempts = memoryAttempts();
  const attemptTable = {
    ...attempts,
    write: async (written: Parameters<typeof attempts.write>[0]) => {
      if (circumstances.attempts === 'down') throw new Error('the table is down');
      const isWritten = await attempts.write(written);
      const isLost = circumstances.attempts === 'loses an answer' && written.step.name === 'begun';
      if (isLost) throw new Error('no answer');
      return isWritten;
    },
  };
  const outside = {
    openDirectory: directory.open,
    pepper: async () => testPepper,
    rules: {
      possession,
      callerNumber,
      textablePrefixes: ['+1'],
      numberHoldMs: 72 * hour,
      dateOrder: 'day first',
      timeZone,
    },
    attemptTable,
    attemptDays: 90,
    now: () => clock.now,
    deadline: () => new AbortController().signal,
    log: (entry: Entry): void => {
      log.push(entry);
    },
  } as const;
  const sendText = async (to: string, text: string): Promise<void> => {
    if (circumstances.sms === 'down') throw new Error(`no route to ${to} for ${text}`);
    if (circumstances.sms === 'refused') throw Object.assign(new Error('too fast'), { $fault: 'client' });
    if (circumstances.sms === 'slow') clock.now += 10_001;
    texts.push({ to, text });
  };
  const textOwner = createTextOwner({ sendText, log: () => {} });
  const textPin = createTextOneTimePin({
    sendPin: (to, pin, action) => sendText(to, pinText(pin, action)),
    sendWarning: (to) => sendText(to, ownerNotices['somebody tries']),
    log: () => {},
  });
  const { invokeTextOwner = textOwner } = circumstances;
  const notify = createNotifyHelpdesk({
    publish: async (subject, message) => {
      if (circumstances.helpdesk === 'down') throw new Error('no topic');
      notices.push(`${subject}: ${message}`);
    },
    log: outside.log,
  });
  const tellHelpdesk = async (notice: Notice): Promise<void> => {
    if (circumstances.helpdesk === 'out of reach') throw new Error('no function');
    await notify(notice);
  };
  const send = createSendOneTimePin({
    ...outside,
    sendPin: (to, pin, action) => textedBy(textPin)({ to, pin, action }),
    warnOwner: (to) => textedBy(textPin)({ to, notice: 'somebody tries' }),
    store: pinRows,
    resetStore: rows,
    keptAnswersStore: keptRows,
    tellHelpdesk,
    randomInt: () => Number(circumstances.drawPin?.() ?? pin),
  });
  const resetting = {
    ...outside,
    resetStore: {
      ...rows,
      replace: async (writes: Parameters<typeof rows.replace>[0]) => {
        if (circumstances.table && directory.passwords.length > 0) throw new Error('the table is down');
        return rows.replace(writes);
      },
    },
    pinStore: pinRows,
    keptAnswersStore: keptRows,
    textPassword: (to: string, password: string) => textedBy(invokeTextOwner)({ to, password }),
    textNotice: (notice: OwnerMessage) => textedBy(textOwner)(notice),
    tellHelpdesk,
    randomInt: (below: number) => randomInt(below),
    pause: () => setImmediate(),
  };
  const resetWith = resetOver(resetting);
  const reset = (request: ResetRequest, guess: string | undefined) => resetWith({ ...request, guess });
  const handler = createPasswordReset({
    ...resetting,
    requestOneTimePin: async (request) => {
      await send(request).catch(() => {});
    },
  });
  const sweep = createTellUntold({
    ...outside,
    table: attempts,
    textOwner: textedBy((message: OwnerMessage) => textOwner(message)),
    tellHelpdesk,
  });
  const passwordTexts = () => texts.filter(({ text }) => text.includes('is your new password'));
  return {
    handler,
    reset,
    /** Asks for a one-time PIN, for a new password unless told otherwise. */
    send: (event: unknown) =>
      send(typeof event === 'object' && event !== null ? { action: 'new password', ...event } : event),
    sweep,
    attempts,
    attemptTable,
    notify,
    clock,
    log,
    texts,
    passwordTexts,
    notices,
    directory,
    rows,
    pinRows,
    answers: createKeptAnswers({ store: keptRows, pepper: outside.pepper, now: outside.now }),
  };
}
