import { expect, test } from 'vitest';
import { parseFlow } from '../../src/check/parse-flow.ts';
import { createConnect } from '../../src/connect.ts';
import type { Visited } from '../../src/contact.ts';
import { drawingOf, standsOn } from '../../src/player/drawing.ts';
import { action, content, flowOf, say, wire } from '../flows.ts';
import { scriptedCaller } from '../scripted-caller.ts';

const flows = {
  main: flowOf(
    say('hello', 'Hello.', 'on'),
    action('on', 'TransferToFlow', { ContactFlowId: 'second' }, wire('bye', { NoMatchingError: 'bye' })),
  ),
  second: parseFlow(content(say('there', 'There.', 'bye'))),
};

test('a call tells of each block; by its path so far it stands on the block that comes next, in another flow too', async () => {
  const told: Visited[] = [];
  const { path } = await createConnect({ flows, invokeLambda: async () => ({}) }).call({
    to: '+15550100199',
    flow: 'main',
    caller: scriptedCaller([]),
    onBlock: (visited) => void told.push(visited),
  });
  expect(told).toEqual(path);
  expect(path.map(({ flowArn, identifier }) => `${flowArn} ${identifier}`)).toEqual([
    'main hello',
    'main on',
    'second there',
    'second bye',
  ]);
  const stood = path.map((_, index) => standsOn(flows, 'main', path.slice(0, index)));
  expect(stood).toEqual(path.map(({ flowArn, identifier }) => ({ flowArn, identifier })));
  expect(standsOn(flows, 'main', path)).toBeUndefined();
  const { ways } = drawingOf(flows, path);
  expect(ways.filter(({ taken }) => taken).map(({ from, to }) => `${from} ${to}`)).toEqual([
    'f0a0 f0a1',
    'f0a1 f1a0',
    'f1a0 f1a1',
  ]);
});

test('where no such flow begins, a call stands nowhere', () => {
  expect(standsOn(flows, 'gone', [])).toBeUndefined();
});
