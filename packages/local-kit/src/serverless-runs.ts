import { createRequire } from 'node:module';
import * as z from 'zod/mini';

// The serverless command, with other arguments each time it has nothing left to do.
const require = createRequire(import.meta.url);
const command = require.resolve('serverless/scripts/serverless.js');
const runs = z.array(z.array(z.string())).parse(JSON.parse(process.argv[2] ?? ''));

process.on('beforeExit', (code) => {
  const next = runs.shift();
  if (next === undefined || code !== 0) return;
  process.argv.splice(2, Number.POSITIVE_INFINITY, ...next);
  delete require.cache[command];
  require(command);
});
