import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from '../src/listen.ts';

test('what a server answers has no date: a client with another clock would take its own for wrong', async () => {
  const { endpoint, stop } = await listen(createServer((_, response) => response.end('here')));
  onTestFinished(stop);
  const answer = await fetch(endpoint);
  expect([await answer.text(), answer.headers.get('date')]).toEqual(['here', null]);
});
