import { beforeEach, describe, expect, test } from 'vitest';
import { at, eventOf, signed, typed } from '../signed.ts';
import { type Ports, receiver } from './receiver.ts';

let { queue, log, receive } = receiver();
beforeEach(() => {
  ({ queue, log, receive } = receiver());
});

describe('what is not signed', () => {
  const event = signed(JSON.stringify(eventOf(typed('latest'))));

  test.each<[string, unknown]>([
    ['C95 without headers', { ...event, headers: null }],
    ['without a body', { ...event, body: null }],
    ['nothing', null],
    ['an array', []],
    ['C94 with a body changed by one byte', { ...event, body: event.body.replace('latest', 'latesT') }],
    [
      'C94 written anew as the same JSON',
      { ...event, body: JSON.stringify(JSON.parse(event.body), null, 1) },
    ],
    ['said to be base64', { ...event, isBase64Encoded: true }],
    ['signed by another app', signed(event.body, { key: 'x'.repeat(32) })],
    ['signed in the future', signed(event.body, { seconds: at + 301 })],
    ['signed long ago', signed(event.body, { seconds: at - 301 })],
    ['C94 signed in another encoding', { ...event, ...bodyOf(signed(Buffer.from('é', 'latin1')), 'é') }],
    ['C97 malformed', { ...event, body: '{"type":' }],
    ['C96 url_verification', { ...event, body: '{"type":"url_verification","challenge":"x"}' }],
    ['C96 ssl_check', { ...event, body: 'ssl_check=1&token=x' }],
  ])('%s: 401, and nothing is read or logged', async (_, request) => {
    expect(await receive(request)).toEqual({ statusCode: 401 });
    expect(queue).toEqual([]);
    expect(log).toEqual([]);
  });
});

function bodyOf({ headers }: ReturnType<typeof signed>, body: string) {
  return { headers, body, isBase64Encoded: false };
}

test.each<[string, Ports]>([
  ['the queue', { enqueue: () => Promise.reject(new Error('latest')) }],
  ['the secret', { signingSecret: () => Promise.reject(new Error('latest')) }],
])('when %s cannot be had, Slack is told to send it again', async (_, ports) => {
  const event = signed(JSON.stringify(eventOf(typed('latest'))));
  expect(await receive(event, ports)).toEqual({ statusCode: 500 });
  expect(log).toEqual([{ event: 'fault', error: ['Error'] }]);
});
