import { change, keyOf, type Store } from '@opsline/attempts';
import { day } from '@opsline/function-kit/durations';
import { digest } from '@opsline/function-kit/log';
import { type Log, namesOf } from '../log.ts';
import type { Notice } from '../out/notice.ts';
import type { AboutRecord } from './eligible.ts';
import type { Row } from './row.ts';

/** For so long the helpdesk is not told the same again of an account's record (ours). */
const noticeMs = day;

/** What telling of a record needs of the outside. */
export type TellingOfRecord = {
  readonly store: Store<Row>;
  /** The key of every row's key, at least 32 secret bytes. */
  readonly pepper: () => Promise<Uint8Array>;
  /** Tells the helpdesk; it does not wait until they know. */
  readonly tellHelpdesk: (notice: Notice) => Promise<void>;
  /** Epoch ms. */
  readonly now: () => number;
  readonly log: Log;
};

/** What is to be known of whose record, and where that was noticed. */
export type Noticed = {
  readonly event: AboutRecord;
  readonly userId: string;
  readonly conversation: string;
};

/** What each is remembered under. */
const places = { RECORD_UNREADABLE: 'reset notice', NUMBER_CHANGED: 'number notice' } as const;

/**
 * Tells the helpdesk why an account is not reset by phone, though its owner may be calling: once a day and account, however
 * many ask.
 * @returns a function that never throws: who asked hears the same whatever becomes of it. A fault is logged, and the
 * next who asks is the next try.
 */
export function createTellOfRecord({ store, pepper, tellHelpdesk, now, log }: TellingOfRecord) {
  const claim = (key: string, at: number) =>
    change<boolean, Row>(store, { key, now: at }, (row) =>
      row.request !== undefined && !(at - row.request.at >= noticeMs)
        ? { verdict: false, row }
        : { verdict: true, row: { ...row, request: { state: 'told', at } } },
    );
  const release = (key: string) =>
    change(store, { key, now: now() }, ({ request: _, ...row }) => ({ verdict: undefined, row }));

  return async ({ event, userId, conversation }: Noticed): Promise<void> => {
    const at = now();
    try {
      const key = keyOf(await pepper(), places[event], userId);
      if (!(await claim(key, at))) return;
      await tellHelpdesk({ event, userId, at }).catch(async (fault) => {
        await release(key);
        throw fault;
      });
      log({ event: 'helpdesk', outcome: event, conversation: digest(conversation) });
    } catch (fault) {
      log({ event: 'fault', error: namesOf(fault) });
    }
  };
}
