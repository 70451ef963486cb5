import { attempt, type Outcome, type Parcel, type Recipient } from './attempt.ts';

/** How events reach the app, where not once and at once each. */
export type Manner = {
  /** How often each is delivered. */
  readonly times?: number;
  /** Whether all at once, or each after the one before was answered. */
  readonly together?: boolean;
  readonly lateMs?: number;
  /** How long each delivery comes after the one before, whatever came of that. */
  readonly apartMs?: number;
  /** Whether each delivery has an event ID of its own, as was seen of Slack (node-slack-sdk #2141). */
  readonly ownIds?: boolean;
};

/** "Events API": a delivery that failed is tried again nearly at once, after a minute, after five minutes. */
const pausesMs = [0, 60_000, 300_000];

/** Delivers to the app. */
export function createDeliveries(recipient: () => Recipient | undefined) {
  const underWay = new Set<Promise<unknown>>();
  let manner: Manner = {};
  let held: (() => void)[] | undefined;
  const ended = new AbortController();

  const follow = <T>(work: Promise<T>): Promise<T> => {
    const done = work.finally(() => underWay.delete(done));
    underWay.add(done);
    return done;
  };
  /** Whether there is still somebody to deliver when the time is over. */
  const stillThere = async (to: Recipient, ms: number): Promise<boolean> => {
    await to.clock.sleep(ms, ended.signal);
    return !ended.signal.aborted;
  };
  const retryFrom = async (to: Recipient, parcel: Parcel, last: Outcome, number: number): Promise<void> => {
    const pause = pausesMs[number - 1];
    if (last.taken || !last.again || pause === undefined) return;
    if (!(await stillThere(to, pause))) return;
    const outcome = await follow(attempt(to, parcel, { number, reason: last.reason }));
    await retryFrom(to, parcel, outcome, number + 1);
  };
  /** Resolves once the first try was answered; retries go on by themselves. */
  const deliver = async (to: Recipient, parcel: Parcel): Promise<void> => {
    const outcome = await attempt(to, parcel);
    void retryFrom(to, parcel, outcome, 1);
  };
  const deliverAll = async (to: Recipient, parcels: readonly Parcel[], together: boolean): Promise<void> => {
    if (together) await Promise.all(parcels.map((parcel) => deliver(to, parcel)));
    else for (const parcel of parcels) await deliver(to, parcel);
  };

  return {
    /** Delivers an event, in the manner that is set; `envelope` writes it under a new event ID each time. */
    event: (what: string, envelope: () => string): void => {
      const to = recipient();
      if (to === undefined) return;
      const { times = 1, together = true, lateMs = 0, apartMs, ownIds = false } = manner;
      const first = envelope();
      const bodies = Array.from({ length: times }, (_, index) => (ownIds && index > 0 ? envelope() : first));
      const parcels = bodies.map((body) => ({ what, contentType: 'application/json', body }));
      const after = (ms: number, some: readonly Parcel[]): void => {
        const deliverSome = (): Promise<void> => follow(deliverAll(to, some, together));
        void (ms === 0
          ? deliverSome()
          : stillThere(to, ms).then((there) => (there ? deliverSome() : undefined)));
      };
      const go = (): void => {
        if (apartMs === undefined) after(lateMs, parcels);
        else for (const [index, parcel] of parcels.entries()) after(lateMs + index * apartMs, [parcel]);
      };
      if (held) held.push(go);
      else go();
    },
    /** Delivers an interaction, which Slack never tries again. */
    interaction: async (payload: object): Promise<Outcome | 'no app'> => {
      const to = recipient();
      const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
      const parcel = { what: 'block_actions', contentType: 'application/x-www-form-urlencoded', body };
      return to === undefined ? 'no app' : follow(attempt(to, parcel));
    },
    /** Sets how events are delivered from now on. */
    behave: (next: Manner): void => {
      manner = next;
    },
    /** Keeps back all events from now on; the function that is returned lets them go in the order that it gives them. */
    hold: (): ((order?: 'as they came' | 'the last first') => void) => {
      const mine: (() => void)[] = [];
      held = mine;
      return (order = 'as they came') => {
        held = undefined;
        for (const go of order === 'as they came' ? mine : mine.toReversed()) go();
      };
    },
    /** Resolves once all that was sent was answered; it waits for no retry that is to come later. */
    settled: async (): Promise<void> => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
    /** Delivers nothing more that was to come later. */
    stop: (): void => ended.abort(),
  };
}
