import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { KMSClient } from '@aws-sdk/client-kms';
import type { Finding } from '@opsline/deployment/finding';
import { InputError } from '@opsline/function-kit/door';
import { judgeDelegation } from './delegation/judge.ts';
import { type Delegation, lookAtDelegation } from './delegation/look.ts';
import { bindPasswordFrom } from './directory/bind-password.ts';
import { systemClock } from './directory/clock.ts';
import type { DirectoryFault } from './directory/directory.ts';
import { directoryError, ldapResult } from './directory/ldap-failure.ts';
import { openLdapSession } from './directory/ldap-session.ts';
import type { DirectorySettings } from './directory/settings.ts';
import { parseEnvironment } from './environment/password-reset.ts';

/** What would be deployed: the functions' variables, the keys that are named, and the Region. */
export type Planned = {
  readonly environments: readonly Readonly<Record<string, string>>[];
  readonly keyArns: readonly string[];
  readonly region: string;
};

const service = resolve(import.meta.dirname, '..');

/**
 * What only this service can look at before it is deployed: whether its service account may do in the directory what a
 * reset needs. It binds, reads one employee's rights, and changes nothing.
 */
export async function preflight(planned: Planned): Promise<Finding[]> {
  const readFile = (path: string) => readFileSync(resolve(service, path), 'utf8');
  return lookAtDirectory(new KMSClient({ region: planned.region }), planned, readFile);
}

/** The same, with the key service and the files that it needs. */
export async function lookAtDirectory(
  kms: KMSClient,
  { environments, keyArns }: Planned,
  readFile: (path: string) => string,
): Promise<Finding[]> {
  const variables = environments.find(({ POSSESSION }) => POSSESSION !== undefined) ?? {};
  const asked = settingsIn(variables, readFile);
  if (asked === undefined) return [];
  const { directory, DIRECTORY_BIND_PASSWORD: ciphertext, DIRECTORY_KEY } = asked;
  const keyId = keyArns[0] ?? DIRECTORY_KEY;
  const bindPassword = await bindPasswordFrom(kms, { ciphertext, keyId, bindDn: directory.bindDn })().catch(
    (error: unknown) => ({ why: error instanceof Error ? error.name : 'no answer' }),
  );
  if (typeof bindPassword !== 'string') {
    return [finding('unseen', `the bind password could not be decrypted: ${bindPassword.why}`, decryptTodo)];
  }
  return askDirectory({ ...directory, bindPassword }, asked.rules.numberHoldMs);
}

/** What is set; undefined where something is missing, which is told by itself. */
function settingsIn(variables: Readonly<Record<string, string>>, readFile: (path: string) => string) {
  try {
    return parseEnvironment(variables, readFile);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

async function askDirectory(settings: DirectorySettings, numberHoldMs: number): Promise<Finding[]> {
  const judge = (delegation: Delegation | undefined) =>
    judgeDelegation(settings.baseDn, delegation, numberHoldMs);
  const [url = ''] = settings.urls;
  try {
    const session = await openLdapSession(url, settings, settings.limits.totalMs, systemClock);
    try {
      return judge(await lookAtDelegation(session, settings));
    } finally {
      await session.close();
    }
  } catch (error) {
    if (ldapResult(error).code === noSuchObject) return judge(undefined);
    const { fault, detail } = directoryError(error);
    const known = Object.entries(todos).find(([name]) => name === fault)?.[1];
    const found = `${url}: ${fault} (${detail})`;
    return [known === undefined ? finding('unseen', found, elsewhere) : finding('breaks', found, known)];
  }
}

/** The base DN is nowhere (RFC 4511 A.1). */
const noSuchObject = 32;

const todos: Partial<Record<DirectoryFault, string>> = {
  'bind refused':
    'Correct directoryBindDn and directoryBindPassword; data 52e is a wrong password, 533 a disabled account, 775 a locked one.',
  untrusted:
    'Put the CA that issued the certificate of the domain controller into directoryCaFile; its name has to be the URL’s.',
};

const decryptTodo =
  'Allow kms:Decrypt with the key of the stage to whoever runs this; or encrypt it anew, with its encryption context.';
const elsewhere =
  'Run this where the network leads to the domain controllers, such as an instance in one of the subnets: from elsewhere nobody can see it.';

function finding(weight: Finding['weight'], found: string, todo: string): Finding {
  return { weight, about: 'directory', found, todo };
}
