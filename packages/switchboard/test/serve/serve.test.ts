import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { freePort } from '@opsline/local-kit/free-port';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '../../src/stack/service-folder.ts';
import { canTryClients } from './clients.ts';

const command = join(root, 'packages/switchboard/src/serve/command.ts');
const readme = readFileSync(join(root, 'packages/switchboard/src/serve/README.md'), 'utf8');

/** The lines behind `$` in the README, each with what it prints. */
const examples = [...readme.matchAll(/^```console\n(.*?)^```$/gms)].flatMap(([, block = '']) =>
  block
    .split(/^\$ /m)
    .slice(1)
    .map((example) => {
      const [line = '', ...printed] = example.trimEnd().split('\n');
      return { line, printed: printed.join('\n') };
    }),
);

const saidShape = z.object({
  environment: z.record(z.string(), z.string()),
  page: z.url(),
  administration: z.url(),
  bots: z.array(z.object({ botId: z.string() })).min(3),
  flows: z.array(z.string()).min(3),
});

/** Runs `pnpm serve --json` on these ports. */
function serve(port: number): ChildProcess {
  return spawn(process.execPath, [command, '--json', '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

describe.skipIf(!canTryClients())('pnpm serve', () => {
  let served: ChildProcess;
  let port: number;
  let said: z.infer<typeof saidShape>;

  beforeAll(async () => {
    port = await freePort();
    served = serve(port);
    served.stderr?.resume();
    const [line] = served.stdout ? await once(served.stdout, 'data') : [];
    said = saidShape.parse(JSON.parse(String(line)));
  });

  afterAll(() => void served.kill('SIGKILL'));

  test('says in one line of JSON where everything is, on the ports that were asked for', () => {
    expect(said.page).toBe(`http://127.0.0.1:${port}/`);
    expect(said.environment).toMatchObject({
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port + 1}`,
      AWS_ENDPOINT_URL_LAMBDA: `http://127.0.0.1:${port + 2}`,
      AWS_ENDPOINT_URL_LEX_RUNTIME_V2: `http://127.0.0.1:${port + 3}`,
      LDAPURI: `ldaps://127.0.0.1:${port + 4}`,
    });
  });

  test('the README has an example of each client', () => {
    expect([...new Set(examples.map(({ line }) => line.split(' ')[0]))]).toEqual(['aws', 'ldapsearch']);
  });

  test.each(examples)('$line', async ({ line, printed }) => {
    const env = { PATH: process.env.PATH, HOME: root, AWS_PAGER: '', ...said.environment };
    const { stdout } = await promisify(execFile)('bash', ['-c', line], { env });
    expect(stdout.trimEnd()).toBe(printed);
  });

  const json = async (path: string, init?: RequestInit) => {
    const response = await fetch(`${said.administration}${path}`, init);
    return [response.status, await response.json().catch(() => undefined)];
  };
  const put = (chance: unknown) => ({ method: 'PUT', body: JSON.stringify({ chance }) });

  test('the administration address tells of text messages, and has things go wrong until they are lifted', async () => {
    // The employee ID that the README says.
    expect(await json('/texts/latest?to=%2B15550100104')).toMatchObject([200, { to: '+15550100104' }]);
    expect(await json('/texts/latest?to=%2B15550100999')).toMatchObject([404, {}]);
    expect(await json('/weather/tables-slow', put(0.5))).toMatchObject([200, expect.anything()]);
    const slow = expect.objectContaining({ name: 'tables-slow', chance: 0.5 });
    expect(await json('/weather')).toEqual([200, expect.arrayContaining([slow])]);
    expect(await json('/weather', { method: 'DELETE' })).toMatchObject([200, expect.anything()]);
    expect(JSON.stringify(await json('/weather'))).not.toContain('"chance"');
  });

  test('time passes there, and what was due meanwhile has come when it is answered', async () => {
    const clock = z.object({ now: z.coerce.date(), nextMondayList: z.coerce.date() });
    const passed = async (body?: object) => {
      const init = body && { method: 'POST', body: JSON.stringify(body) };
      const [status, told] = await json('/clock', init);
      expect(status).toBe(200);
      return clock.parse(told);
    };
    const { now, nextMondayList } = await passed();
    expect((await passed({ seconds: 600 })).now.getTime()).toBeGreaterThanOrEqual(now.getTime() + 600_000);
    const monday = await passed({ to: nextMondayList.toISOString() });
    expect(monday.now.getTime()).toBeGreaterThanOrEqual(nextMondayList.getTime());
    expect(monday.nextMondayList.getTime() - nextMondayList.getTime()).toBe(7 * 86_400_000);
    // The list of that Monday, on the page.
    const reader = (await fetch(`${said.page}events`)).body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('"kind":"monday"');
    await reader?.cancel();
  });

  test.each([0, 1.5, 'often', -1])('a chance of %j is refused with its path', async (chance) => {
    const problem = 'chance: expected a number above 0, up to 1';
    expect(await json('/weather/tables-slow', put(chance))).toEqual([400, { problem }]);
  });

  test('what cannot go wrong is refused, and so is a page from elsewhere', async () => {
    expect(await json('/weather/moon-late', put(1))).toMatchObject([404, {}]);
    expect(await json('/addresses', { headers: { origin: 'http://elsewhere.example' } })).toEqual([
      403,
      undefined,
    ]);
  });

  test('on ports that are taken another one ends with 1, says which, and writes nothing on standard output', async () => {
    const other = serve(port);
    const [ended, output, problem] = await Promise.all([
      once(other, 'close'),
      other.stdout ? text(other.stdout) : '',
      other.stderr ? text(other.stderr) : '',
    ]);
    expect(ended).toEqual([1, null]);
    expect(output).toBe('');
    expect(problem).toContain(
      `Cannot listen on 127.0.0.1:${port + 1}; is the port taken? Give another --port`,
    );
  });

  test('Ctrl-C ends it with 130, and nothing answers any more', async () => {
    served.kill('SIGINT');
    expect(await once(served, 'close')).toEqual([130, null]);
    for (const address of [said.page, String(said.environment.AWS_ENDPOINT_URL)]) {
      await expect(fetch(address)).rejects.toThrow('fetch failed');
    }
  });
});
