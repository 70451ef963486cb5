import { createHmac, timingSafeEqual } from 'node:crypto';
import { minute } from '@opsline/function-kit/durations';

/** A request older or newer than this is none of Slack's (docs.slack.dev, Verifying requests from Slack). */
const mostApart = 5 * minute;

/** What a signature is of. */
export type Signed = {
  /** As the HTTP API hands them over; a header that came twice has a comma in its value, or two names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body's bytes as they came. */
  readonly body: Uint8Array;
};

/**
 * Whether Slack signed these bytes with the app's secret, not long ago: scheme v0, HMAC-SHA256 (docs.slack.dev, Verifying
 * requests from Slack). A header that is missing, came twice or has another form is no signature.
 *
 * @param now epoch milliseconds
 */
export function isSigned({ headers, body }: Signed, secret: string, now: number): boolean {
  const signature = /^v0=([0-9a-f]{64})$/.exec(single(headers, 'x-slack-signature') ?? '')?.[1];
  const seconds = /^[0-9]{10}$/.exec(single(headers, 'x-slack-request-timestamp') ?? '')?.[0];
  if (signature === undefined || seconds === undefined) return false;
  if (Math.abs(now - Number(seconds) * 1_000) > mostApart) return false;
  const own = createHmac('sha256', secret).update(`v0:${seconds}:`).update(body).digest();
  return timingSafeEqual(own, Buffer.from(signature, 'hex'));
}

function single(headers: Signed['headers'], name: string): string | undefined {
  const values = Object.entries(headers).flatMap(([key, value]) =>
    key.toLowerCase() === name ? [value] : [],
  );
  return values.length === 1 ? values[0] : undefined;
}
