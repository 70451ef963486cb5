import { channel } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import * as z from 'zod/mini';
import { endOfRun } from './serverless.ts';

// The serverless command, with other arguments each time it has nothing left to do: first the runs that it was told, and
// then, where a process holds a channel to it, what is told there. It ends when that process has closed the channel and
// whoever asked was answered.
const require = createRequire(import.meta.url);
const command = require.resolve('serverless/scripts/serverless.js');
const runs = z.array(z.array(z.string())).parse(JSON.parse(process.argv[2] ?? ''));
const toldShape = z.object({ args: z.array(z.string()), environment: z.record(z.string(), z.string()) });
const requestShape = z.object({ response: z.custom<ServerResponse>() });

/** Who was just about to ask is let in. */
const graceMs = 1_000;

function run(args: readonly string[]): void {
  process.argv.splice(2, Number.POSITIVE_INFINITY, ...args);
  delete require.cache[command];
  require(command);
}

/** Ends this process once the channel is closed and nobody waits for an answer. */
function endAfterwards(): void {
  const waiting = new Set<ServerResponse>();
  channel('http.server.request.start').subscribe((message) => {
    const { response } = requestShape.parse(message);
    waiting.add(response);
    response.once('close', () => waiting.delete(response));
  });
  process.once('disconnect', () => {
    setInterval(() => waiting.size === 0 && process.kill(process.pid, 'SIGTERM'), graceMs);
  });
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
    endAfterwards();
    run(args);
  });
});
