import { randomBytes } from 'node:crypto';
import { type Clock, realClock } from '@opsline/local-kit/clock';
import { type Restorable, snapshotOf } from '@opsline/local-kit/snapshot';
import { z } from 'zod';
import { attempt } from './delivery/attempt.ts';
import { createDeliveries, type Manner } from './delivery/deliveries.ts';
import { eventEnvelope, type Installation, messagePart } from './delivery/payloads.ts';
import type { Granted } from './manifest.ts';
import { createPerson, type Person } from './person.ts';
import { createStore, type Message } from './state/store.ts';
import type { Exchange } from './traffic/exchange.ts';
import { createRateLimits } from './web-api/rate-limits.ts';
import { type Call, type Mishap, startWebApi } from './web-api/server.ts';

export type WorkspaceOptions = {
  readonly clock?: Clock;
  /** The workspace's ID; one is made up unless told. */
  readonly teamId?: string;
  /** What the app may do, and of which events it is told: what `grantedBy` reads of its manifest. */
  readonly granted: Granted;
  /** Told of every delivery that was tried, and of every call of the Web API. */
  readonly onTraffic?: (exchange: Exchange) => void;
};

/**
 * A workspace in which the app is installed. `snapshot` is of all that it keeps, and what is to be delivered later; not of
 * what was sent and waits for an answer.
 */
export type Workspace = Restorable & {
  readonly teamId: string;
  readonly botUserId: string;
  /** What the app is told: where the Web API is (it ends in `/api/`), and the two secrets. */
  readonly apiUrl: string;
  readonly signingSecret: string;
  readonly botToken: string;
  /** Sets the Request URL; from then on the app is told what happens. Throws when it does not give the challenge back. */
  readonly connect: (url: string) => Promise<void>;
  readonly person: (name: string) => Person;
  /** Makes a channel of these people and the app; gives its ID. */
  readonly channel: (name: string, people: readonly Person[]) => string;
  /** How events reach the app from now on. */
  readonly behave: (manner: Manner) => void;
  readonly hold: ReturnType<typeof createDeliveries>['hold'];
  /** Has every call of the Web API ask what it meets; returns the function that ends that. */
  readonly watch: (meets: (call: Call) => Mishap | undefined) => () => void;
  /** What the app posted for all to see, oldest first. */
  readonly posts: () => readonly Message[];
  /** Resolves once all that was sent to the app was answered; retries that are due later are not waited for. */
  readonly settled: () => Promise<void>;
  /** Ends the Web API, and delivers nothing more that was to come later. */
  readonly stop: () => Promise<void>;
};

/** Starts a workspace with nobody in it but the app. */
export async function startWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const { clock = realClock, granted, onTraffic = () => {} } = options;
  const store = createStore(clock.now);
  const bot = store.addUser('opsline', true);
  const ids = {
    teamId: options.teamId ?? store.newId('T'),
    appId: store.newId('A'),
    botId: store.newId('B'),
  };
  const installation: Installation = { ...ids, botUserId: bot.id };
  const signingSecret = randomBytes(16).toString('hex');
  const botToken = `xoxb-${randomBytes(12).toString('hex')}`;
  const watchers = new Set<(call: Call) => Mishap | undefined>();
  let requestUrl: string | undefined;
  const appAt = (url: string) => ({ url, signingSecret, clock, onTraffic });
  const deliveries = createDeliveries(() => (requestUrl === undefined ? undefined : appAt(requestUrl)));
  const limits = createRateLimits(clock.now);

  const tell = (what: string, event: object): void => {
    if (!granted.events.includes(what)) return;
    deliveries.event(what, () => eventEnvelope(installation, store.newId('Ev'), clock.now(), event));
  };
  const posted = (message: Message): void => {
    const im = store.conversations.some(({ id, kind }) => id === message.channel && kind === 'im');
    const part = messagePart(installation, message);
    if (im)
      tell('message.im', { ...part, channel: message.channel, event_ts: message.ts, channel_type: 'im' });
  };
  const api = await startWebApi({
    premises: { store, installation, posted },
    botToken,
    scopes: granted.scopes,
    now: clock.now,
    mayCall: limits.mayCall,
    sleep: clock.sleep,
    meets: (call) => [...watchers].map((meets) => meets(call)).find((mishap) => mishap !== undefined),
    onTraffic,
  });
  return {
    teamId: ids.teamId,
    botUserId: bot.id,
    apiUrl: `${api.endpoint}/api/`,
    signingSecret,
    botToken,
    connect: async (url) => {
      const challenge = randomBytes(16).toString('hex');
      const body = JSON.stringify({ token: 'retired', challenge, type: 'url_verification' });
      const parcel = { what: 'url_verification', contentType: 'application/json', body };
      const outcome = await attempt(appAt(url), parcel);
      if (!outcome.taken || challengeIn(outcome.answer) !== challenge) {
        throw new Error(
          `${url}: expected the challenge back${outcome.taken ? '' : `, but ${outcome.reason}`}`,
        );
      }
      requestUrl = url;
    },
    person: (name) =>
      createPerson({ store, installation, tell, interact: deliveries.interaction }, store.addUser(name)),
    channel: (name, people) => store.addChannel(name, [bot.id, ...people.map(({ id }) => id)]).id,
    behave: deliveries.behave,
    hold: deliveries.hold,
    watch: (meets) => {
      watchers.add(meets);
      return () => watchers.delete(meets);
    },
    posts: () => store.messages.filter(({ user, onlyFor }) => user === bot.id && onlyFor === undefined),
    settled: deliveries.settled,
    snapshot: () => snapshotOf([store, deliveries, limits]),
    stop: () => {
      deliveries.stop();
      return api.stop();
    },
  };
}

const challengeShape = z.union([
  z.object({ challenge: z.string() }).transform(({ challenge }) => challenge),
  z.string(),
]);

/** The challenge in an answer: as JSON, or alone ("url_verification event"). */
function challengeIn(answer: string): string | undefined {
  try {
    return challengeShape.safeParse(JSON.parse(answer)).data;
  } catch {
    return answer.trim();
  }
}
