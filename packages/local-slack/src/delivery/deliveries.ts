import { attempt, type Outcome, type Parcel, type Recipient } from './attempt.ts';

/** How events reach the app, where not once and at once each. */
export type Manner = {
  /** How often each is delivered, or what is asked that of each. */
  readonly times?: number | (() => number);
  /** Whether all at once, or each after the one before was answered. */
  readonly together?: boolean;
  readonly lateMs?: number;
  /** How long each delivery comes after the one before, whatever came of that. */
  readonly apartMs?: number;
  /** Whether each delivery has an event ID of its own, as was seen of Slack (node-slack-sdk #2141). */
  readonly ownIds?: boolean;
};

/** What is delivered at a moment, epoch ms. */
type Due = { readonly to: Recipient; readonly at: number; readonly go: () => void };

/** "Events API": a delivery that failed is tried again nearly at once, after a minute, after five minutes. */
const pausesMs = [0, 60_000, 300_000];

/** How long Slack goes on trying. */
export const triesForMs = pausesMs.reduce((all, pause) => all + pause);

/** Delivers to the app. */
export function createDeliveries(recipient: () => Recipient | undefined) {
  const underWay = new Set<Promise<unknown>>();
  let manner: Manner = {};
  let held: (() => void)[] | undefined;
  /** What is to come later, each with what drops it. */
  const due = new Map<AbortController, Due>();
  let ended = false;

  const follow = <T>(work: Promise<T>): Promise<T> => {
    const done = work.finally(() => underWay.delete(done));
    underWay.add(done);
    return done;
  };
  const later = ({ to, at, go }: Due): void => {
    if (ended) return;
    const dropped = new AbortController();
    due.set(dropped, { to, at, go });
    void to.clock.sleep(Math.max(0, at - to.clock.now()), dropped.signal).then(() => {
      if (due.delete(dropped)) go();
    });
  };
  const dropAll = (): void => {
    const dropped = [...due.keys()];
    due.clear();
    for (const one of dropped) one.abort();
  };
  const retryFrom = (to: Recipient, parcel: Parcel, last: Outcome, number: number): void => {
    const pause = pausesMs[number - 1];
    if (last.taken || !last.again || pause === undefined) return;
    const { reason } = last;
    const retry = async (): Promise<void> => {
      retryFrom(to, parcel, await follow(attempt(to, parcel, { number, reason })), number + 1);
    };
    later({ to, at: to.clock.now() + pause, go: () => void retry() });
  };
  /** Resolves once the first try was answered; retries go on by themselves. */
  const deliver = async (to: Recipient, parcel: Parcel): Promise<void> => {
    retryFrom(to, parcel, await attempt(to, parcel), 1);
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
      const length = typeof times === 'number' ? times : times();
      const bodies = Array.from({ length }, (_, index) => (ownIds && index > 0 ? envelope() : first));
      const parcels = bodies.map((body) => ({ what, contentType: 'application/json', body }));
      const after = (ms: number, some: readonly Parcel[]): void => {
        const deliverSome = (): void => void follow(deliverAll(to, some, together));
        if (ms === 0) deliverSome();
        else later({ to, at: to.clock.now() + ms, go: deliverSome });
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
    /** What is to come later, after what is left of its time. */
    snapshot: () => {
      const kept = [...due.values()];
      return () => {
        dropAll();
        kept.forEach(later);
      };
    },
    /** Delivers nothing more that was to come later. */
    stop: (): void => {
      ended = true;
      dropAll();
    },
  };
}
