import { loadScenario } from '@opsline/local-aws';
import { expect, test } from 'vitest';
import { startStack } from '../src/stack.ts';
import { tour } from '../src/tour.ts';
import { noTrace } from '../src/trace.ts';

const sixtySeconds = 60_000;

test('every conversation of the tour goes as written, through the deployed bundles', {
  timeout: sixtySeconds,
}, async () => {
  const lines: string[] = [];
  const screen = { print: (line = '') => lines.push(line), write: () => {}, interactive: false };
  const stack = await startStack({
    scenario: loadScenario('default', Date.now()),
    progress: (_, work) => work(),
    trace: noTrace,
    environment: process.env,
  });
  try {
    const went = await tour(stack, screen);
    expect(went, lines.join('\n')).toBe(true);
  } finally {
    await stack.stop();
  }
});
