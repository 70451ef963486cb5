import { randomUUID } from 'node:crypto';
import { snapshotOfMap } from '@opsline/local-kit/snapshot';
import type { QueueSpec } from './queue-spec.ts';

/** A message in a queue. Moments in epoch milliseconds. */
export type Message = {
  readonly id: string;
  readonly body: string;
  /** Of a FIFO queue: what is delivered in order, and the place in it. */
  readonly group:
    | { readonly id: string; readonly deduplicationId: string; readonly sequence: number }
    | undefined;
  readonly sentAt: number;
  readonly visibleAt: number;
  readonly receives: number;
  readonly firstReceivedAt: number | undefined;
  /** The handle that the latest receive gave. */
  readonly handle: string | undefined;
  /** The queue that gave it up. */
  readonly deadFrom: string | undefined;
};

/** What a message is when it comes. */
export type Arrival = {
  readonly body: string;
  readonly group: { readonly id: string; readonly deduplicationId: string } | undefined;
};

export type Queue = ReturnType<typeof createQueue>;

/** SQS, "Using the message deduplication ID": the deduplication interval. */
const deduplicationMs = 300_000;

/** What nobody has received yet. */
const untouched = { receives: 0, firstReceivedAt: undefined, handle: undefined } as const;

/** An empty queue. `now` is epoch ms; `bury` takes what it gives up. */
export function createQueue(spec: QueueSpec, now: () => number, bury: (message: Message) => void) {
  let messages: readonly Message[] = [];
  let change = Promise.withResolvers<void>();
  let sequence = 0;
  const sent = new Map<string, Message>();

  const keep = (kept: readonly Message[]): void => {
    messages = kept;
    change.resolve();
    change = Promise.withResolvers();
  };
  const replace = (message: Message): void =>
    keep(messages.map((one) => (one.id === message.id ? message : one)));
  const remove = (id: string): void => keep(messages.filter((message) => message.id !== id));
  const givenUp = ({ receives }: Message): boolean =>
    spec.deadLetters !== undefined && receives >= spec.deadLetters.maxReceiveCount;

  /** What may be received: of a group nothing while one of it is out of sight (SQS, "FIFO delivery logic"). */
  const inSight = (at: number): readonly Message[] => {
    const hidden = messages.filter(({ visibleAt }) => visibleAt > at);
    const blocked = new Set(hidden.flatMap(({ group }) => group?.id ?? []));
    return messages.filter(({ visibleAt, group }) => visibleAt <= at && !blocked.has(group?.id ?? ''));
  };

  return {
    spec,
    list: () => messages,
    inSight: () => inSight(now()),
    remove,
    /** Puts a message in. One whose de-duplication ID came within five minutes is the one that came then. */
    send: ({ body, group }: Arrival): Message => {
      const key = spec.deduplicationScope === 'queue' ? [] : [group?.id];
      const known = JSON.stringify([...key, group?.deduplicationId]);
      const earlier = group && sent.get(known);
      if (earlier && now() < earlier.sentAt + deduplicationMs) return earlier;
      sequence += 1;
      const place = group && { ...group, sequence };
      const [id, at] = [randomUUID(), now()];
      const message = {
        id,
        body,
        group: place,
        sentAt: at,
        visibleAt: at,
        ...untouched,
        deadFrom: undefined,
      };
      sent.set(known, message);
      keep([...messages, message]);
      return message;
    },
    /** Takes in what another queue gave up. */
    takeIn: (message: Message, deadFrom: string): void =>
      keep([...messages, { ...message, ...untouched, deadFrom }]),
    /** Takes up to `count` messages out of sight for so many seconds; what was received too often is given up. */
    receive: (count: number, seconds: number): readonly Message[] => {
      const at = now();
      messages = messages.filter(({ sentAt }) => at < sentAt + spec.retention * 1000);
      for (const message of inSight(at).filter(givenUp)) {
        remove(message.id);
        bury(message);
      }
      const taken = inSight(at)
        .slice(0, count)
        .map((message) => ({
          ...message,
          handle: randomUUID(),
          receives: message.receives + 1,
          firstReceivedAt: message.firstReceivedAt ?? at,
          visibleAt: at + seconds * 1000,
        }));
      for (const message of taken) replace(message);
      return taken;
    },
    isInFlight: ({ visibleAt }: Message): boolean => visibleAt > now(),
    hide: (message: Message, seconds: number): void =>
      replace({ ...message, visibleAt: now() + seconds * 1000 }),
    /** Its messages, those that are out of sight too, and what it has seen. */
    snapshot: () => {
      const [kept, place, seen] = [messages, sequence, snapshotOfMap(sent)];
      return () => {
        sequence = place;
        seen();
        keep(kept);
      };
    },
    /** Resolves once the messages are others than now. */
    changed: (): Promise<void> => change.promise,
    /** When the next one comes into sight by itself. */
    nextInSightAt: (): number =>
      Math.min(...messages.map(({ visibleAt }) => visibleAt).filter((moment) => moment > now())),
  };
}
