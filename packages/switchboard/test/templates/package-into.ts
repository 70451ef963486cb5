import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { longest } from './every-parameter.ts';
import { packageAll } from './packaged.ts';

// Packages every service into the folder that is named: with no parameter, and with every one as long as it may be.
const [into = '.'] = process.argv.slice(2);
for (const [stage, which] of [
  ['dev', 'bare'],
  [longest, 'full'],
] as const) {
  const where = join(resolve(into), which);
  mkdirSync(where);
  await packageAll(where, stage, which);
}
