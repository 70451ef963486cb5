import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const without = [
  'services/auth-lookup/src/lambda/auth-lookup.ts',
  'services/patch-status-intent/src/lambda/patch-status.ts',
  'services/password-reset-intent/src/lambda/notify-helpdesk.ts',
  'services/password-reset-intent/src/lambda/text-one-time-pin-by-sns.ts',
  'services/password-reset-intent/src/lambda/text-one-time-pin-by-notify.ts',
  'services/password-reset-intent/src/lambda/text-owner-by-sns.ts',
  'packages/employees/src/index.ts',
  'packages/employees/src/dynamodb.ts',
  'packages/employees/src/pins.ts',
  'packages/employees/src/assertion.ts',
  'packages/otp/src/index.ts',
  'packages/otp/src/dynamodb.ts',
];
const withOne = [
  'services/patch-status-intent/src/lambda/send-one-time-pin-by-sns.ts',
  'services/patch-status-intent/src/lambda/send-one-time-pin-by-notify.ts',
  'services/password-reset-intent/src/lambda/send-one-time-pin.ts',
  'services/password-reset-intent/src/lambda/password-reset.ts',
];

const { metafile } = await build({
  absWorkingDir: join(import.meta.dirname, '../../..'),
  entryPoints: [...without, ...withOne],
  bundle: true,
  platform: 'node',
  mainFields: ['module', 'main'],
  metafile: true,
  write: false,
  outdir: 'bundles',
});

/** The files that a module brings along when it is bundled. */
function inputsOf(entry: string): readonly string[] {
  const output = Object.values(metafile.outputs).find(({ entryPoint }) => entryPoint === entry);
  return Object.keys(output?.inputs ?? {});
}

test.each(without)('%s brings no numbering plans along', (entry) => {
  expect(inputsOf(entry)).toContain(entry);
  expect(inputsOf(entry).filter((path) => path.includes('libphonenumber'))).toEqual([]);
});

test.each(withOne)('%s brings them along once', (entry) => {
  const plans = inputsOf(entry).flatMap((path) => /libphonenumber-js\/(metadata\.\w+)/.exec(path)?.[1] ?? []);
  expect(plans).toEqual(['metadata.max']);
});
