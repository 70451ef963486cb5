import { expect, onTestFinished, test } from 'vitest';
import { bundlesOf } from '../src/bundles.ts';
import { type FunctionsOptions, startFunctions } from '../src/functions.ts';
import { serviceOf } from './service.ts';

const aws = 'http://127.0.0.1:1';

async function start(folder: string, options: Partial<FunctionsOptions> = {}) {
  const functions = await startFunctions({
    bundles: await bundlesOf(folder),
    aws,
    variables: {},
    ...options,
  });
  onTestFinished(functions.stop);
  return functions;
}

test('a function knows its own variables, where AWS is, and nothing of its surroundings', async () => {
  const source = 'export const handler = async () => Object.keys(process.env).sort();';
  const folder = await serviceOf({
    one: { source, says: 'environment: { <<: *shared, TABLE: t }' },
    other: { source, says: 'environment: { TOPIC: t }' },
  });
  const { invoke } = await start(folder, { variables: { KEY: 'k', TABLE: 't', TOPIC: 'a', OTHER: 'o' } });
  const aws = ['AWS_ACCESS_KEY_ID', 'AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_LAMBDA', 'AWS_REGION'];
  const told = (names: unknown) => [names].flat().filter((name) => !/^(NODE_CHANNEL|__)/.test(String(name)));
  expect(told(await invoke('one', {}))).toEqual([...aws, 'AWS_SECRET_ACCESS_KEY', 'KEY', 'TABLE']);
  expect(told(await invoke('other', {}))).toEqual([...aws, 'AWS_SECRET_ACCESS_KEY', 'TOPIC']);
});

test('an answer, no answer and a fault come back, and what was written can be read', async () => {
  const source = `export const handler = async (event: { fail?: string; say?: string }) => {
    console.log('heard', Object.keys(event).join());
    if (event.fail) throw new Error(event.fail);
    return event.say;
  };`;
  const { invoke, output } = await start(await serviceOf({ talk: { source } }));
  expect(await invoke('talk', { say: 'yes' })).toBe('yes');
  expect(await invoke('talk', {})).toBe(null);
  await expect(invoke('talk', { fail: 'not today' })).rejects.toThrow(/^not today$/);
  await expect(invoke('nobody', {})).rejects.toThrow('404');
  expect(output('talk')).toBe('heard say\nheard \nheard fail\n');
});

test('one function invokes another and does not wait for it', async () => {
  const asks = `export const handler = async (body: unknown) => {
    const url = process.env.AWS_ENDPOINT_URL_LAMBDA + '/2015-03-31/functions/does/invocations';
    const headers = { 'x-amz-invocation-type': 'Event' };
    return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).status;
  };`;
  const does = `export const handler = async (done: string) => {
    if (done === 'nothing') throw new Error(done);
    console.log(done);
  };`;
  const folder = await serviceOf({ asks: { source: asks }, does: { source: does } });
  const { invoke, settle, output, failed } = await start(folder);
  expect(await invoke('asks', 'something')).toBe(202);
  expect(await invoke('asks', 'nothing')).toBe(202);
  await settle();
  expect([output('does'), failed]).toEqual(['something\n', ['does']]);
});

test.each([
  ['cannot be loaded', "throw new Error('no table'); export const handler = async () => {};", 'no table'],
  [
    'takes a callback',
    'export const handler = (a: 1, b: 2, done: () => void) => done();',
    'takes a callback',
  ],
])('a function that %s does not start, and says why', async (_, source, reason) => {
  const folder = await serviceOf({
    broken: { source },
    works: { source: 'export const handler = async () => 1;' },
  });
  const bundles = await bundlesOf(folder);
  await expect(startFunctions({ bundles, aws, variables: {} })).rejects.toThrow(reason);
});

test('a bundle knows its variables, its time limit and what it is made of', async () => {
  const source = "import { word } from './other.ts';\nexport const handler = async () => word;";
  const folder = await serviceOf({
    one: { source, says: 'timeout: 3, environment: { <<: *shared, TABLE: t }' },
    other: { source: "export const word = 'yes';\nexport const handler = async () => word;" },
  });
  expect(await bundlesOf(folder)).toMatchObject([
    { name: 'one', timeout: 3, variables: ['KEY', 'TABLE'], inputs: ['src/other.ts', 'src/one.ts'] },
    { name: 'other', timeout: undefined, variables: [], inputs: ['src/other.ts'] },
  ]);
});

test('a service without functions has no bundles', async () => {
  expect(await bundlesOf(await serviceOf({}))).toEqual([]);
});

test.each([
  ['as deployed', ['over', 'over']],
  ['long', ['not over', 'not over']],
] as const)('time limits are %s', async (waits, expected) => {
  const source = `export const handler = async () => {
    const later = new Promise((resolve) => setInterval(resolve, 1_500, 'not over'));
    const timer = new Promise((resolve) => setTimeout(resolve, 1_000, 'over'));
    const signal = AbortSignal.timeout(1_000);
    const aborted = new Promise((resolve) => signal.addEventListener('abort', () => resolve('over')));
    return Promise.all([Promise.race([timer, later]), Promise.race([aborted, later])]);
  };`;
  const { invoke } = await start(await serviceOf({ slow: { source } }), { waits });
  expect(await invoke('slow', {})).toEqual(expected);
});
