import { accountId } from '@opsline/local-kit/account';
import type { Restorable } from '@opsline/local-kit/snapshot';
import { createQueue, type Message, type Queue } from './queue.ts';
import type { QueueSpec } from './queue-spec.ts';
import { queueDoesNotExist } from './sqs-errors.ts';

/** What is in the queues, to look at: by a queue's name, the oldest message first. */
export type Queues = {
  readonly list: (name: string) => readonly Message[];
  /** Those that may be received now. */
  readonly inSight: (name: string) => readonly Message[];
};

/** The queues by their names and URLs. */
export type KnownQueues = {
  readonly named: (name: string) => Queue;
  readonly at: (url: string) => Queue;
  readonly all: () => readonly Restorable[];
};

/**
 * Makes these queues.
 *
 * @throws when two have one name, and when a queue of dead letters is not there or not of the same kind
 */
export function createQueues(specs: readonly QueueSpec[], now: () => number): KnownQueues {
  const queues = new Map<string, Queue>();
  for (const { name, deadLetters } of specs) {
    if (specs.filter((other) => other.name === name).length > 1)
      throw new Error(`queues: ${name} is there twice`);
    const target = deadLetters && specs.find((other) => other.name === deadLetters.name);
    if (deadLetters && target?.name.endsWith('.fifo') !== name.endsWith('.fifo')) {
      throw new Error(`queues: expected a queue of the same kind for the dead letters of ${name}`);
    }
  }
  const named = (name: string): Queue => {
    const queue = queues.get(name);
    if (queue === undefined) throw queueDoesNotExist();
    return queue;
  };
  for (const spec of specs) {
    const bury = (message: Message): void => named(spec.deadLetters?.name ?? '').takeIn(message, spec.name);
    queues.set(spec.name, createQueue(spec, now, bury));
  }
  return { named, at: (url) => named(queueName(url)), all: () => [...queues.values()] };
}

/** These queues, to look at. */
export function looking({ named }: KnownQueues): Queues {
  return { list: (name) => named(name).list(), inSight: (name) => named(name).inSight() };
}

/** The URL of a queue at an endpoint. */
export function queueUrl(endpoint: string, name: string): string {
  return `${endpoint}/${accountId}/${name}`;
}

/** The name in a queue's URL, whatever its host; none of an account that is not this one. */
export function queueName(url: string): string {
  return url.split(`/${accountId}/`)[1] ?? '';
}
