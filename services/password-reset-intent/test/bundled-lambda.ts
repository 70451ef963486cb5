import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { issueCertificates } from '@opsline/local-directory';
import { build } from 'esbuild';
import { onTestFinished } from 'vitest';
import { parse } from 'yaml';

const folder = join(import.meta.dirname, '..');

const { minify, keepNames, format, target, mainFields } = parse(
  await readFile(join(folder, 'serverless.yml'), 'utf8'),
  { logLevel: 'silent' },
).custom.esbuild;

/** The bundle of a function as serverless-esbuild makes it, from the options in serverless.yml. */
export const bundleOf = (name: string) =>
  build({
    ...{ minify, keepNames, format, target, mainFields },
    absWorkingDir: folder,
    entryPoints: [`src/lambda/${name}.ts`],
    bundle: true,
    platform: 'node',
    metafile: true,
    write: false,
    outfile: 'lambda.cjs',
  });

export const { metafile, outputFiles } = await bundleOf('password-reset');

const { caPem } = await issueCertificates('good', ['dc1.corp.example.com'], Date.now());

/** All that the functions are configured by. */
export const environment = {
  PASSWORD_RESET_TABLE: 't',
  PEPPER_KEY: 'k',
  SEND_ONE_TIME_PIN_FUNCTION: 's',
  NOTIFY_HELPDESK_FUNCTION: 'n',
  NOTICE_TOPIC_ARN: 'arn:aws:sns:eu-west-1:111122223333:notices',
  TEXTABLE_PREFIXES: '+1,+44',
  TIME_ZONE: 'UTC',
  POSSESSION: 'on',
  CALLER_NUMBER: 'on',
  DIRECTORY_URLS: 'ldaps://dc1.corp.example.com,ldaps://dc2.corp.example.com:636',
  DIRECTORY_BASE_DN: 'OU=Staff,DC=corp,DC=example,DC=com',
  DIRECTORY_BIND_DN: 'svc-pwreset@corp.example.com',
  DIRECTORY_BIND_PASSWORD: 'Y2lwaGVydGV4dA==',
  DIRECTORY_CA: caPem.replaceAll('\n', '\\n'),
  DIRECTORY_KEY: 'd',
  DIRECTORY_DENY_GROUPS: 'CN=Board,OU=Groups,DC=corp,DC=example,DC=com;CN=HR,DC=corp,DC=example,DC=com',
  DIRECTORY_ATTRIBUTES: 'mobile,birthDate,monthStarted',
  DIRECTORY_DATE_ORDER: 'day first',
};

/** Before the bundle: on a slow machine too, what answers at all answers in time. No limit of the bundle is below a second. */
export const patiently = `
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (fire, ms, ...given) => setTimeout(fire, ms >= 1_000 ? 600_000 : ms, ...given);
  AbortSignal.timeout = () => new AbortController().signal;
`;

/** Runs some words of JavaScript beside a bundle alone, without node_modules; that of passwordReset if no other is given. */
export async function alone(
  script: string,
  more: Readonly<Record<string, string>> = {},
  [bundle] = outputFiles,
) {
  const temporary = await mkdtemp(join(tmpdir(), 'bundle-'));
  onTestFinished(() => rm(temporary, { recursive: true }));
  await writeFile(join(temporary, 'lambda.cjs'), bundle?.contents ?? '');
  const env = { AWS_REGION: 'eu-west-1', ...environment, ...more };
  return promisify(execFile)(process.execPath, ['-e', script], { cwd: temporary, env });
}
