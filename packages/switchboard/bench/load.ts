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
    INDEX: 'on',
    PATCH_RUN_TABLE: 'opsline-bench-PatchRun',
    PEPPER_KEY: 'alias/opsline-bench-one-time-pin',
    CALLER_KEY: 'alias/opsline-bench-caller',
    ASSERTION_KEY: 'alias/opsline-bench-assertion',
    SEND_ONE_TIME_PIN_FUNCTION: 'sendOneTimePin',
    NOTIFY_HELPDESK_FUNCTION: 'notifyHelpdesk',
    TEXT_ONE_TIME_PIN_FUNCTION: 'textOneTimePin',
    TEXT_OWNER_FUNCTION: 'textOwner',
    ORIGINATION_NUMBER: '',
    SENDER_ID: '',
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

/** What a process takes of the processor until it ends, in milliseconds, on its standard error. */
const meter = `process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write(String((user + system) / 1000));
});`;

/**
 * What a fresh process takes of the processor to load each bundle: in milliseconds, and compared with an empty handler's
 * and with that of a process which loads just the same AWS clients. Interleaved, medians.
 */
export async function measureLoad(bundles: readonly NamedBundle[]) {
  const folder = await mkdtemp(join(tmpdir(), 'load-'));
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, (await issueCertificates('good', ['localhost'], Date.now())).caPem);
  await writeFile(join(folder, 'meter.cjs'), meter);
  const env = environment(caFile);
  const measured = async (name: string, code: string | Uint8Array) => {
    const file = join(folder, `${name}.cjs`);
    await writeFile(file, code);
    return { name, file, times: [] as number[] };
  };
  try {
    const empty = await measured('empty', 'exports.handler = async () => {};');
    const loaded = await Promise.all(bundles.map(({ name, code }) => measured(name, code)));
    const clients = await Promise.all(
      bundles.map(({ name, clients }) => measured(`${name}-clients`, clients)),
    );
    for (let run = 0; run < runs; run += 1) {
      for (const { file, times } of [empty, ...loaded, ...clients])
        times.push(await cpuOf(file, folder, env));
    }
    const base = median(empty.times);
    return loaded.map(({ name, times }, place) => {
      const ms = median(times);
      return { name, ms, ratio: ms / base, ofClients: ms / median(clients[place]?.times ?? []) };
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function cpuOf(file: string, folder: string, env: NodeJS.ProcessEnv): Promise<number> {
  const args = ['--require', join(folder, 'meter.cjs'), file];
  return Number((await promisify(execFile)(process.execPath, args, { env })).stderr);
}
