import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { ownHost } from '../../src/server/own-host.ts';

const app = new Hono().use(ownHost).all('/', (context) => context.text('here'));

test.each([
  ['its own address', { host: '127.0.0.1:4000' }, 200],
  ['its own name', { host: 'localhost:4000' }, 200],
  ['its own page', { host: '127.0.0.1:4000', origin: 'http://127.0.0.1:4000' }, 200],
  ['a name that somebody made lead here', { host: 'example.com:4000' }, 403],
  ['such a name, with another port', { host: '127.0.0.1.example.com:4000' }, 403],
  ['another port of this machine', { host: '127.0.0.1:4001' }, 403],
  ['no name', {}, 403],
  ['a foreign page', { host: '127.0.0.1:4000', origin: 'https://example.com' }, 403],
  ['a page of another port', { host: '127.0.0.1:4000', origin: 'http://127.0.0.1:4001' }, 403],
  ['a page without a name', { host: '127.0.0.1:4000', origin: 'null' }, 403],
] as const)('whoever comes from %s is let in, or refused', async (_, headers, status) => {
  for (const method of ['GET', 'POST']) {
    const response = await app.request('http://127.0.0.1:4000/', { method, headers });
    expect(response.status).toBe(status);
  }
});
