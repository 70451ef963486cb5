import type { Entry } from '../../../src/log.ts';
import type { SlackMessage } from '../../../src/slack/message.ts';
import { createReceiver } from '../../../src/slack/receiving/receive.ts';
import { at, eventOf, secret, signed, team } from '../signed.ts';

export type Ports = Partial<Parameters<typeof createReceiver>[0]>;

/** receiveSlack, with a queue and a log to look into. */
export function receiver() {
  const queue: SlackMessage[] = [];
  const log: Entry[] = [];
  const receive = (event: unknown, ports: Ports = {}) =>
    createReceiver({
      signingSecret: async () => secret,
      enqueue: async (message) => void queue.push(message),
      team,
      now: () => at * 1_000,
      log: (entry) => void log.push(entry),
      ...ports,
    })(event);
  return {
    queue,
    log,
    receive,
    sent: (event: object, envelope: object = {}) => receive(signed(JSON.stringify(eventOf(event, envelope)))),
    pressed: (payload: object) =>
      receive(signed(new URLSearchParams({ payload: JSON.stringify(payload) }).toString())),
  };
}
