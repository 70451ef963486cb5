import { createHmac } from 'node:crypto';

/** The app's secret in these tests: that of Slack's published example. */
export const secret = '8f742231b10e8888abcd99yyyzzz85a5';

/** Friday, 20 November 2026, 08:00 UTC, in seconds. */
export const at = Date.UTC(2026, 10, 20, 8, 0) / 1_000;

export const team = 'T0OPSLINE';

type Signing = { readonly key?: string; readonly seconds?: number | string; readonly scheme?: string };

/** A request as Slack signs it, and an HTTP API hands it over. */
export function signed(
  body: string | Uint8Array,
  { key = secret, seconds = at, scheme = 'v0' }: Signing = {},
) {
  const signature = createHmac('sha256', key).update(`v0:${seconds}:`).update(body).digest('hex');
  return {
    version: '2.0',
    routeKey: 'POST /slack',
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': String(seconds),
      'x-slack-signature': `${scheme}=${signature}`,
    },
    body: typeof body === 'string' ? body : Buffer.from(body).toString('base64'),
    isBase64Encoded: typeof body !== 'string',
  };
}

/** An event as the Events API wraps it. */
export function eventOf(event: object, envelope: object = {}) {
  return {
    type: 'event_callback',
    team_id: team,
    api_app_id: 'A0OPSLINE',
    event_id: 'Ev01',
    authorizations: [{ team_id: team, user_id: 'U0BOT', is_bot: true }],
    event,
    ...envelope,
  };
}

/** What somebody types into the direct message. */
export function typed(text: string, more: object = {}) {
  return {
    type: 'message',
    channel_type: 'im',
    channel: 'D0ADA',
    user: 'U0ADA',
    ts: '1795161600.000100',
    text,
    ...more,
  };
}
