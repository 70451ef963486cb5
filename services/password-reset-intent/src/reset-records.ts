import { change, type Decision, keyOf, type Store } from '@opsline/attempts';
import { countedTimes } from './counted-times.ts';
import type { Details } from './details.ts';
import { requestMs, resets, wrongAnswers } from './reset-limits.ts';
import type { RequestState, Row } from './reset-row.ts';

/** Who wants a reset, and where. Identifiers hold no U+001F. */
export type Request = {
  readonly conversation: string;
  readonly details: Details;
  /** The number they call from, E.164, if it is known. */
  readonly caller: string | undefined;
};

/** Whose resets are limited: the account, and the phone that the password goes to, E.164. */
export type Target = { readonly userId: string; readonly phone: string };

/** What is remembered of resets. Everything throws when the store or the pepper cannot be had. */
export type ResetRecords = ReturnType<typeof createRecords>;

type Outside = {
  readonly store: Store<Row>;
  /** The key of every row's key, at least 32 secret bytes. */
  readonly pepper: () => Promise<Uint8Array>;
  /** Epoch ms. */
  readonly now: () => number;
};

/** The records in a store, such as `resetStore`. */
export const createRecords = ({ store, pepper, now }: Outside) => {
  const times = countedTimes(store, now);
  const rowOf = async (kind: 'account' | 'caller' | 'phone' | 'request', id: string): Promise<string> =>
    keyOf(await pepper(), `reset ${kind}`, id);
  const answerRows = ({ conversation, caller, details }: Request) =>
    Promise.all([rowOf('caller', caller ?? conversation), rowOf('account', details.userId)]);
  const targetRows = ({ userId, phone }: Target) =>
    Promise.all([rowOf('account', userId), rowOf('phone', phone)]);

  const requestRow = ({ conversation, details: { userId, birthDate, monthStarted } }: Request) =>
    rowOf('request', [conversation, userId, birthDate, monthStarted].join(' '));
  const changeRequest = async <Verdict>(request: Request, rule: (row: Row) => Decision<Verdict, Row>) =>
    change(store, { key: await requestRow(request), now: now() }, rule);

  return {
    /** How far this request has come, if it began within the hour. */
    stateOf: async (request: Request): Promise<RequestState | undefined> =>
      recent(await store.read(await requestRow(request)), now()),

    /** Begins a request; if somebody else has, how far they have come. */
    begin: (request: Request) =>
      changeRequest<'begun' | RequestState>(request, (row) => {
        const state = recent(row, now());
        return state === undefined
          ? { verdict: 'begun', row: withState(row, 'claimed', now()) }
          : { verdict: state, row };
      }),

    /** Writes down how far a request has come. */
    settle: (request: Request, state: RequestState) =>
      changeRequest(request, (row) => ({
        verdict: undefined,
        row: withState(row, state, row.request?.at ?? now()),
      })),

    /** Forgets a request in which nothing was written: it may begin again. */
    forget: (request: Request) =>
      changeRequest(request, ({ request: _, ...row }) => ({ verdict: undefined, row })),

    /** Counts answers as wrong before they are compared, for caller and account; false when one had too many (D3). */
    countAnswers: async (request: Request, at: number): Promise<boolean> =>
      times.add('wrong', await answerRows(request), wrongAnswers, at),

    /** Takes that back: the answers were right, or could not be compared. */
    uncountAnswers: async (request: Request, at: number): Promise<void> =>
      times.remove('wrong', await answerRows(request), at),

    /** Counts a reset before it is done, for account and phone; false when one had too many (D15). */
    countReset: async (target: Target, at: number): Promise<boolean> =>
      times.add('resets', await targetRows(target), resets, at),

    /** Takes that back: nothing was written. */
    uncountReset: async (target: Target, at: number): Promise<void> =>
      times.remove('resets', await targetRows(target), at),
  };
};

const withState = (row: Row, state: RequestState, at: number): Row => ({ ...row, request: { state, at } });

/** Written so that a request in the future counts as recent. */
const recent = ({ request }: Row, now: number): RequestState | undefined =>
  request !== undefined && !(now - request.at >= requestMs) ? request.state : undefined;
