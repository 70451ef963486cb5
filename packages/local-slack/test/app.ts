import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { handClock } from '@opsline/local-kit/hand-clock';
import { listen } from '@opsline/local-kit/listen';
import { LogLevel, WebClient } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { type Exchange, grantedBy, startWorkspace } from '../src/index.ts';

/** Saturday, 28 November 2026, 12:00 UTC. */
const noon = Date.UTC(2026, 10, 28, 12);

const bodyShape = z.looseObject({
  type: z.string(),
  event_id: z.string().optional(),
  event: z.looseObject({ type: z.string(), ts: z.string().optional() }).optional(),
  challenge: z.string().optional(),
});

/** What an app was sent: its retry headers, whether its signature is right, and what it says. */
export type Sent = {
  readonly retry: string | undefined;
  readonly reason: string | undefined;
  readonly signed: boolean;
  readonly at: number;
  readonly said: z.output<typeof bodyShape>;
};

/** What the app of a test answers: a status, nothing at all, or late. */
type Answering = { status: number; headers?: Record<string, string>; silent?: boolean };

const granted = grantedBy({
  oauth_config: { scopes: { bot: ['app_mentions:read', 'chat:write', 'im:history', 'im:write'] } },
  settings: { event_subscriptions: { bot_events: ['app_home_opened', 'app_mention', 'message.im'] } },
});

/** What is refused here is meant to be. */
const silent = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

/** A workspace whose app writes down what it is sent. */
export async function installed(more: Partial<typeof granted> = {}) {
  const clock = handClock(noon);
  const traffic: Exchange[] = [];
  const onTraffic = (exchange: Exchange) => void traffic.push(exchange);
  const workspace = await startWorkspace({ clock, granted: { ...granted, ...more }, onTraffic });
  onTestFinished(workspace.stop);
  const sent: Sent[] = [];
  const answering: Answering = { status: 200 };
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { 'x-slack-retry-num': retry, 'x-slack-retry-reason': reason } = request.headers;
    const timestamp = request.headers['x-slack-request-timestamp'];
    const mac = createHmac('sha256', workspace.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
    const json = new URLSearchParams(body).get('payload') ?? body;
    const said = bodyShape.parse(JSON.parse(json));
    const signed = request.headers['x-slack-signature'] === `v0=${mac}`;
    sent.push({ retry: retry?.toString(), reason: reason?.toString(), signed, at: clock.now() - noon, said });
    if (answering.silent) return;
    response.writeHead(answering.status, answering.headers).end(said.challenge ?? '');
  });
  const { endpoint, stop } = await listen(server);
  onTestFinished(stop);
  await workspace.connect(endpoint);
  sent.splice(0);
  traffic.splice(0);
  const web = new WebClient(workspace.botToken, {
    slackApiUrl: workspace.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });
  return { workspace, clock, sent, traffic, answering, web, ada: workspace.person('Ada') };
}
