import type { Clock } from '@opsline/local-kit/clock';
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
};

/** "Respond with a HTTP 2xx within three seconds" (Events API; the same for interactions). */
const limitMs = 3_000;

/** Signs and sends a parcel, once. */
export async function attempt(
  { url, signingSecret, clock }: Recipient,
  { contentType, body }: Parcel,
  retry?: Retry,
): Promise<Outcome> {
  const late = new AbortController();
  const stopTimer = clock.timer(limitMs, () => late.abort());
  const timestamp = Math.floor(clock.now() / 1000);
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: late.signal,
      headers: {
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
      },
      body,
    });
    const answer = await response.text();
    if (response.ok) return { taken: true, answer };
    const again = response.headers.get('x-slack-no-retry') !== '1';
    return { taken: false, reason: 'http_error', again };
  } catch {
    return { taken: false, reason: late.signal.aborted ? 'http_timeout' : 'connection_failed', again: true };
  } finally {
    stopTimer();
  }
}
