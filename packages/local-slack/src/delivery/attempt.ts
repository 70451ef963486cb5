import type { Clock } from '@opsline/local-kit/clock';
import { type Exchange, exchangeOf } from '../traffic/exchange.ts';
import { signatureOf } from './signature.ts';

/** What is sent to the app: events as JSON, interactions as a form. */
export type Parcel = { readonly what: string; readonly contentType: string; readonly body: string };

/** Which retry it is, and why, in Slack's words ("Events API": X-Slack-Retry-Reason). */
export type Retry = { readonly number: number; readonly reason: Failure };
type Failure = 'http_timeout' | 'connection_failed' | 'http_error';

/** What came of sending: taken with what was answered, or not, and whether the app asks not to be asked again. */
export type Outcome =
  | { readonly taken: true; readonly answer: string }
  | { readonly taken: false; readonly reason: Failure; readonly again: boolean };

/** The app, as Slack reaches it. */
export type Recipient = {
  readonly url: string;
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly onTraffic: (exchange: Exchange) => void;
};

/** "Respond with a HTTP 2xx within three seconds" (Events API; the same for interactions). */
const limitMs = 3_000;

/** Signs and sends a parcel, once; the traffic is told. */
export async function attempt(
  { url, signingSecret, clock, onTraffic }: Recipient,
  { what, contentType, body }: Parcel,
  retry?: Retry,
): Promise<Outcome> {
  const late = new AbortController();
  const stopTimer = clock.timer(limitMs, () => late.abort());
  const at = clock.now();
  const timestamp = Math.floor(at / 1000);
  const headers = {
    'content-type': contentType,
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': signatureOf(signingSecret, timestamp, body),
    ...(retry && {
      'x-slack-retry-num': String(retry.number),
      'x-slack-retry-reason': retry.reason,
    }),
    // A connection is closed some seconds after its last request, perhaps just when the next one comes.
    connection: 'close',
  };
  const told = (outcome: Outcome, status?: number): Outcome => {
    const request = { from: 'Slack', what, path: new URL(url).pathname, headers, body } as const;
    const came = outcome.taken
      ? { outcome: 'taken', failed: false, answer: outcome.answer }
      : { outcome: outcome.reason, failed: true, answer: '' };
    onTraffic(exchangeOf(request, { ...came, status, at, ms: clock.now() - at }));
    return outcome;
  };
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: late.signal,
      headers,
      body,
    });
    const answer = await response.text();
    if (response.ok) return told({ taken: true, answer }, response.status);
    const again = response.headers.get('x-slack-no-retry') !== '1';
    return told({ taken: false, reason: 'http_error', again }, response.status);
  } catch {
    const reason = late.signal.aborted ? 'http_timeout' : 'connection_failed';
    return told({ taken: false, reason, again: true });
  } finally {
    stopTimer();
  }
}
