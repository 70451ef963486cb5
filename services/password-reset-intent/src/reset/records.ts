import { change, changeAll, type Keys, keyOf, type Store } from '@opsline/attempts';
import { detailNames } from '../record/on-record.ts';
import type { Deed } from './deed.ts';
import { nothingDone, type RequestState } from './outcomes.ts';
import { claimedState, deedOf, type ResetRequest, type Target } from './request.ts';
import type { Row } from './row.ts';
import {
  began,
  mayBegin,
  mayBeReset,
  mayBeUnlocked,
  mayCompare,
  neverCompared,
  notReset,
  notUnlocked,
  recent,
  verdictKnown,
  wasReset,
  wasUnlocked,
  whyNotReset,
  withState,
} from './rules.ts';

type Outside = {
  readonly store: Store<Row>;
  /** The key of every row's key, at least 32 secret bytes. */
  readonly pepper: () => Promise<Uint8Array>;
  /** Epoch ms. */
  readonly now: () => number;
  /** Whether people are told of a limit, or that the details are incorrect: they are once they have proved possession. */
  readonly limits: 'told' | 'not told';
};

/** What becomes of a request that meets a limit. */
type Limited = 'denied' | 'too soon' | 'too often' | 'unlocked too often' | 'too many answers';

/** What is remembered of resets. Everything throws when the store or the pepper cannot be had. */
export type ResetRecords = ReturnType<typeof createRecords>;

/** What becomes of a request that begins: it may go on, it met a limit, or how far it came before. */
type Begun = 'begun' | 'lapsed' | { readonly limited: Limited } | RequestState;

/**
 * The records in a store, such as `resetStore`. Whatever a step counts, it counts with the state of the request, in
 * one write of all the rows that it concerns.
 */
export function createRecords({ store, pepper, now, limits }: Outside) {
  const as = (limit: Limited): Limited => (limits === 'told' ? limit : 'denied');
  const requestKey = async ({ conversation, details, action, guess }: ResetRequest): Promise<string> => {
    const said = [conversation, details.userId, ...detailNames.map((name) => details[name])];
    // A second reset is not due within the hour; an account may well be locked again, and a one-time PIN is another request.
    return action === 'unlock'
      ? keyOf(await pepper(), 'unlock request', [...said, guess].join(' '))
      : keyOf(await pepper(), 'reset request', said.join(' '));
  };
  const keysOf = async (request: ResetRequest): Promise<Keys<'request' | 'caller' | 'account'>> => {
    const { conversation, caller = conversation, details } = request;
    return [
      ['request', await requestKey(request)],
      ['caller', keyOf(await pepper(), 'reset caller', caller)],
      ['account', keyOf(await pepper(), 'reset account', details.userId)],
    ];
  };
  const withPhone = async (
    request: ResetRequest,
    { phone }: Target,
  ): Promise<Keys<'request' | 'caller' | 'account' | 'phone'>> => [
    ...(await keysOf(request)),
    ['phone', keyOf(await pepper(), 'reset phone', phone)],
  ];

  return {
    /** How far this request has come, if it began within the hour. */
    stateOf: async (request: ResetRequest): Promise<RequestState | undefined> =>
      recent(await store.read(await requestKey(request)), now()),

    /** Begins a request, its answers counted against caller and account before they are compared. */
    begin: async (request: ResetRequest, at: number): Promise<Begun> =>
      changeAll<Begun, 'request' | 'caller' | 'account', Row>(
        store,
        { keys: await keysOf(request), now: at },
        (rows) => {
          const state = recent(rows('request'), at);
          if (!mayBegin(state, request)) return { verdict: state ?? 'lapsed', rows: {} };
          if (!mayCompare(rows('caller'), at) || !mayCompare(rows('account'), at)) {
            const limited = as('too many answers');
            return { verdict: { limited }, rows: { request: withState(rows('request'), limited, at) } };
          }
          const claimed = withState(rows('request'), claimedState(request), at);
          const [caller, account] = [began(rows('caller'), at), began(rows('account'), at)];
          return { verdict: 'begun', rows: { request: claimed, caller, account } };
        },
      ),

    /** The answers were not right, and nothing is changed; they count, but for a reason that is not the caller's. */
    deny: async (request: ResetRequest, at: number, counts: 'counts' | 'does not count'): Promise<void> => {
      await changeAll(store, { keys: await keysOf(request), now: now() }, (rows) => ({
        verdict: undefined,
        rows: {
          request: withState(rows('request'), 'denied', at),
          caller: verdictKnown(rows('caller'), at, counts),
          account: verdictKnown(rows('account'), at, counts),
        },
      }));
    },

    /**
     * The answers were right, and do not count; what is done does, for account and phone, before it is done, unless one of
     * them had too many. An unlock is the account's alone: nothing is texted.
     */
    allow: async (request: ResetRequest, target: Target, at: number): Promise<'allowed' | Limited> =>
      changeAll<'allowed' | Limited, 'request' | 'caller' | 'account' | 'phone', Row>(
        store,
        { keys: await withPhone(request, target), now: now() },
        (rows) => {
          const caller = verdictKnown(rows('caller'), at, 'does not count');
          const account = verdictKnown(rows('account'), at, 'does not count');
          const refused = whyNot(deedOf(request), account, rows('phone'), at);
          if (refused !== undefined) {
            const limited = as(refused);
            return {
              verdict: limited,
              rows: { caller, account, request: withState(rows('request'), limited, at) },
            };
          }
          if (deedOf(request) === 'unlock')
            return { verdict: 'allowed', rows: { caller, account: wasUnlocked(account, at) } };
          const phone = wasReset(rows('phone'), at);
          return { verdict: 'allowed', rows: { caller, account: wasReset(account, at), phone } };
        },
      ),

    /** The answers were right, and nothing is to be written: that is the end, or it waits for a choice. */
    leave: async (request: ResetRequest, state: RequestState, at: number): Promise<void> => {
      await changeAll(store, { keys: await keysOf(request), now: now() }, (rows) => ({
        verdict: undefined,
        rows: {
          request: withState(rows('request'), state, at),
          caller: verdictKnown(rows('caller'), at, 'does not count'),
          account: verdictKnown(rows('account'), at, 'does not count'),
        },
      }));
    },

    /** Nothing was written and nobody learned anything: nothing counts, and the request may begin again. */
    abandon: async (request: ResetRequest, at: number): Promise<void> => {
      await changeAll(store, { keys: await keysOf(request), now: now() }, (rows) => ({
        verdict: undefined,
        rows: {
          request: withState(rows('request'), nothingDone[deedOf(request)], at),
          caller: neverCompared(rows('caller'), at),
          account: neverCompared(rows('account'), at),
        },
      }));
    },

    /** Nothing was written after `allow`: the reset or the unlock does not count either. */
    takeBack: async (request: ResetRequest, target: Target, at: number): Promise<void> => {
      await changeAll(store, { keys: await withPhone(request, target), now: now() }, (rows) => ({
        verdict: undefined,
        rows: {
          request: withState(rows('request'), nothingDone[deedOf(request)], at),
          caller: neverCompared(rows('caller'), at),
          account: notUnlocked(notReset(neverCompared(rows('account'), at), at), at),
          phone: notReset(rows('phone'), at),
        },
      }));
    },

    /** Writes down how far a request has come. */
    settle: async (request: ResetRequest, state: RequestState): Promise<void> => {
      await change(store, { key: await requestKey(request), now: now() }, (row) => ({
        verdict: undefined,
        row: withState(row, state, row.request?.at ?? now()),
      }));
    },
  };
}

/** Which limit an account or its phone is at. */
function whyNot(deed: Deed, account: Row, phone: Row, at: number): Limited | undefined {
  if (deed === 'unlock') return mayBeUnlocked(account, at) ? undefined : 'unlocked too often';
  return mayBeReset(account, at) && mayBeReset(phone, at) ? undefined : whyNotReset(account, at);
}
