import { expect, test } from 'vitest';
import { isSigned } from '../../../src/slack/receiving/signature.ts';

/** Slack's published example (docs.slack.dev, Verifying requests from Slack): no live secret. */
const example = {
  secret: '8f742231b10e8888abcd99yyyzzz85a5',
  seconds: 1_531_420_618,
  body: 'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
  signature: 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
};

type Change = { headers?: Record<string, string>; body?: string; secret?: string; later?: number };

function accepts({ headers = {}, body = example.body, secret = example.secret, later = 0 }: Change = {}) {
  const all = {
    'x-slack-request-timestamp': String(example.seconds),
    'x-slack-signature': example.signature,
    ...headers,
  };
  const now = (example.seconds + later) * 1_000;
  return isSigned({ headers: all, body: Buffer.from(body) }, secret, now);
}

test('S1 the example that Slack publishes is signed', () => {
  expect(accepts()).toBe(true);
});

test('S2 the names of headers are without case', () => {
  const headers = {
    'X-Slack-Request-Timestamp': String(example.seconds),
    'X-SLACK-SIGNATURE': example.signature,
  };
  const now = example.seconds * 1_000;
  expect(isSigned({ headers, body: Buffer.from(example.body) }, example.secret, now)).toBe(true);
});

const hex = example.signature.slice('v0='.length);

test.each([
  ['none', { 'x-slack-signature': '' }],
  ['only its scheme', { 'x-slack-signature': 'v0=' }],
  ['too short', { 'x-slack-signature': 'v0=00' }],
  ['of another scheme', { 'x-slack-signature': `v1=${hex}` }],
  ['of a scheme in capitals', { 'x-slack-signature': `V0=${hex}` }],
  ['in capitals', { 'x-slack-signature': `v0=${hex.toUpperCase()}` }],
  ['there twice, joined', { 'x-slack-signature': `${example.signature},${example.signature}` }],
  ['there twice, under two names', { 'X-Slack-Signature': example.signature }],
  ['followed by something', { 'x-slack-signature': `${example.signature} ` }],
  ['beside two timestamps', { 'X-Slack-Request-Timestamp': String(example.seconds) }],
])('C92 a signature that is %s is none', (_, headers) => {
  expect(accepts({ headers })).toBe(false);
});

test.each([
  [-301, false],
  [-300, true],
  [0, true],
  [300, true],
  [301, false],
  [86_400, false],
  [-315_360_000, false],
])('S2 C93 a request that is %i seconds old: %s', (later, is) => {
  expect(accepts({ later })).toBe(is);
});

test.each(['abc', '', '1531420618.5', '-1', '1e9', '1531420618000', ' 1531420618', '１５３１４２０６１８'])(
  'S2 C93 "%s" is no timestamp',
  (value) => {
    expect(accepts({ headers: { 'x-slack-request-timestamp': value } })).toBe(false);
  },
);

test.each([
  ['a byte more', { body: `${example.body} ` }],
  ['a byte less', { body: example.body.slice(0, -1) }],
  ['another byte', { body: example.body.replace('roadrunner', 'roadrunneR') }],
  ['the same decoded once', { body: decodeURIComponent(example.body) }],
  ['the secret of another app', { secret: `${example.secret.slice(0, -1)}6` }],
  ['no secret', { secret: '' }],
])('C94 with %s it is not signed', (_, change) => {
  expect(accepts(change)).toBe(false);
});
