import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { issueCertificates } from '@opsline/local-directory';
import { accountId, region } from '@opsline/local-kit/account';
import type { NamedBundle } from './bundles.ts';
import { median } from './median.ts';

const runs = 31;

/** What the functions of all services need to start. */
function environment(caFile: string) {
  return {
    AWS_REGION: region,
    TEXTABLE_PREFIXES: '+1',
    TIME_ZONE: 'UTC',
    EMPLOYEE_TABLE: 'opsline-bench-Employee',
    ONETIMEPIN_TABLE: 'opsline-bench-Onetimepin',
    PIN_ATTEMPT_TABLE: 'opsline-bench-PinAttempt',
    PASSWORD_RESET_TABLE: 'opsline-bench-PasswordReset',
    PEPPER_KEY: 'alias/opsline-bench-one-time-pin',
    CALLER_KEY: 'alias/opsline-bench-caller',
    SEND_ONE_TIME_PIN_FUNCTION: 'sendOneTimePin',
    NOTIFY_HELPDESK_FUNCTION: 'notifyHelpdesk',
    NOTICE_TOPIC_ARN: `arn:aws:sns:${region}:${accountId}:notices`,
    POSSESSION: 'on',
    CALLER_NUMBER: 'on',
    DIRECTORY_URLS: 'ldaps://localhost:636',
    DIRECTORY_BASE_DN: 'DC=corp,DC=example,DC=com',
    DIRECTORY_BIND_DN: 'svc@corp.example.com',
    DIRECTORY_BIND_PASSWORD: 'Y2lwaGVydGV4dA==',
    DIRECTORY_KEY: 'alias/opsline-bench-directory',
    DIRECTORY_CA_FILE: caFile,
    DIRECTORY_DENY_GROUPS: '',
    DIRECTORY_ATTRIBUTES: 'mobile,birthDate,monthStarted',
    DIRECTORY_DATE_ORDER: 'day first',
    OWNERS: '[]',
    SLACK_TEAM: 'T0OPSLINE',
    SLACK_QUEUE_URL: 'https://sqs.invalid/queue',
    SLACK_SIGNING_SECRET_ARN: `arn:aws:secretsmanager:${region}:${accountId}:secret:signing`,
    SLACK_BOT_TOKEN_SECRET_ARN: `arn:aws:secretsmanager:${region}:${accountId}:secret:token`,
    SLACK_TABLE: 'opsline-bench-Slack',
    BOT_ID: 'patchStatusBot',
    BOT_ALIAS_ID: 'live',
    LOCALE_ID: 'en_US',
  };
}

/** How much of a processor a fresh process takes to load each bundle, and how that compares with an empty handler's. */
export async function measureLoad(bundles: readonly NamedBundle[]) {
  const folder = await mkdtemp(join(tmpdir(), 'load-'));
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, (await issueCertificates('good', ['localhost'], Date.now())).caPem);
  const env = environment(caFile);
  try {
    const empty = {
      name: 'an empty handler',
      code: new TextEncoder().encode('exports.handler = async () => {};'),
    };
    const handlers = [empty, ...bundles].map(({ name, code }) => ({ name, code, times: [] as number[] }));
    for (const { name, code } of handlers) await writeFile(join(folder, `${name}.cjs`), code);
    for (let run = 0; run < runs; run += 1) {
      for (const { name, times } of handlers) times.push(await timeOf(join(folder, `${name}.cjs`), env));
    }
    const base = median(handlers[0]?.times ?? []);
    return handlers.map(({ name, times }) => ({ name, ms: median(times), ratio: median(times) / base }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Milliseconds of a processor: what else the machine does is not in it. */
async function timeOf(file: string, env: NodeJS.ProcessEnv): Promise<number> {
  const script = `require(${JSON.stringify(file)}); const { user, system } = process.cpuUsage(); console.log(user + system)`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { env });
  return Number(stdout) / 1_000;
}
