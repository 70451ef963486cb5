import type { Clock } from '@opsline/local-kit/clock';
import { type Restorable, snapshotOf } from '@opsline/local-kit/snapshot';
import type { Board } from '../board/board.ts';
import type { Turns } from '../turns/turns.ts';

/** What can be put back: the stack, where that can be, and what the page has of it. */
type Parts = {
  /** The stack; it waits until nothing is under way there. */
  readonly stack: (() => Promise<() => Promise<void>>) | undefined;
  readonly board: Board;
  readonly turns: Turns;
  readonly recordings: readonly Restorable[];
  /** Its calls ask the stack again, once that is back. */
  readonly phone: Restorable;
  readonly timer: Clock['timer'];
};

type Moment = { readonly turn: string; readonly putBack: () => Promise<void> };

/** So many turns can be gone back to, the latest ones: each has all tables, a few hundred kilobytes. */
const most = 50;

/** How long somebody is kept waiting for what is still under way, before a turn that then cannot be gone back to. */
const patienceMs = 1_000;

const notOffered = 'a real domain controller cannot be put back: expected --directory local';
const busy = 'something is still being answered: try again once it is';

/** The moments before turns, to go back to, and the beginning. */
export async function createMoments({ stack, board, turns, recordings, phone, timer }: Parts) {
  let moments: readonly Moment[] = [];
  let going: Promise<void> = Promise.resolve();
  const keep = (kept: readonly Moment[]): void => {
    moments = kept.slice(-most);
    board.put({ kind: 'moments', id: 'all', turns: moments.map(({ turn }) => turn) });
  };
  const inTime = async <T>(work: Promise<T>): Promise<T | undefined> => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const cancel = timer(patienceMs, () => resolve(undefined));
    try {
      return await Promise.race([work, promise]);
    } finally {
      cancel();
    }
  };
  const moment = async (turn: string): Promise<Moment | undefined> => {
    const stackBack = stack && (await inTime(stack()));
    if (stackBack === undefined || turns.busy()) return undefined;
    const shownBack = await snapshotOf([board, turns, ...recordings]);
    const callsBack = await phone.snapshot();
    const putBack = async (): Promise<void> => {
      await shownBack();
      await stackBack();
      await callsBack();
    };
    return { turn, putBack };
  };
  /** @throws with why it is not done */
  const back = async (to: Moment | undefined, left: readonly Moment[], none: string): Promise<void> => {
    await going;
    if (to === undefined) throw new Error(stack === undefined ? notOffered : none);
    if (turns.busy()) throw new Error(busy);
    going = to.putBack().finally(() => keep(left));
    await going;
  };
  const beginning = await moment('beginning');
  return {
    /** Keeps the moment before the next turn of a call or a person, where nothing is under way. */
    before: async (of: string): Promise<void> => {
      await going;
      if (stack === undefined || turns.busy()) return;
      const turn = turns.nextOf(of);
      const kept = await moment(turn);
      if (kept) keep([...moments.filter((one) => one.turn !== turn), kept]);
    },
    /** Puts everything back to before a turn, which never was. @throws with why it is not done, to be read */
    goBack: (turn: string): Promise<void> => {
      const place = moments.findIndex((one) => one.turn === turn);
      return back(moments[place], moments.slice(0, place), 'that turn cannot be gone back to any more');
    },
    /** Puts everything back to the beginning. @throws with why it is not done, to be read */
    reset: (): Promise<void> => back(beginning, [], busy),
  };
}

/** What `createMoments` gives. */
export type Moments = Awaited<ReturnType<typeof createMoments>>;
