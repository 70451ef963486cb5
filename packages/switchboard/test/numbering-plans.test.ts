import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** The files that a module brings along when it is bundled. */
async function inputsOf(entry: string): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: join(import.meta.dirname, '../../..'),
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    metafile: true,
    write: false,
    outfile: 'bundle.cjs',
  });
  return Object.keys(metafile.inputs);
}

function metadataIn(inputs: readonly string[]): readonly string[] {
  return inputs.flatMap((path) => /libphonenumber-js\/(metadata\.\w+)/.exec(path)?.[1] ?? []);
}

test.each([
  'services/auth-lookup/src/lambda/auth-lookup.ts',
  'services/patch-status-intent/src/lambda/patch-status.ts',
  'services/password-reset-intent/src/lambda/notify-helpdesk.ts',
  'packages/employees/src/index.ts',
  'packages/employees/src/dynamodb.ts',
  'packages/employees/src/pins.ts',
  'packages/employees/src/assertion.ts',
  'packages/otp/src/index.ts',
  'packages/otp/src/dynamodb.ts',
])('%s brings no numbering plans along', async (entry) => {
  const inputs = await inputsOf(entry);
  expect(inputs).toContain(entry);
  expect(inputs.filter((path) => path.includes('libphonenumber'))).toEqual([]);
});

test.each([
  'services/patch-status-intent/src/lambda/send-one-time-pin.ts',
  'services/password-reset-intent/src/lambda/send-one-time-pin.ts',
  'services/password-reset-intent/src/lambda/password-reset.ts',
])('%s brings them along once', async (entry) => {
  expect(metadataIn(await inputsOf(entry))).toEqual(['metadata.max']);
});
