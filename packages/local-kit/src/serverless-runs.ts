import { createRequire } from 'node:module';
import * as z from 'zod/mini';
import { endOfRun } from './serverless.ts';

// The serverless command, with other arguments each time it has nothing left to do: first the runs that it was told, and
// then, where a process holds a channel to it, what is told there.
const require = createRequire(import.meta.url);
const command = require.resolve('serverless/scripts/serverless.js');
const runs = z.array(z.array(z.string())).parse(JSON.parse(process.argv[2] ?? ''));
const toldShape = z.object({ args: z.array(z.string()), environment: z.record(z.string(), z.string()) });

function run(args: readonly string[]): void {
  process.argv.splice(2, Number.POSITIVE_INFINITY, ...args);
  delete require.cache[command];
  require(command);
}

process.on('beforeExit', (code) => {
  if (code !== 0) return;
  const next = runs.shift();
  if (next !== undefined) return run(next);
  if (!process.connected) return;
  process.stdout.write(endOfRun);
  process.once('message', (told) => {
    const { args, environment } = toldShape.parse(told);
    Object.assign(process.env, environment);
    run(args);
  });
});
