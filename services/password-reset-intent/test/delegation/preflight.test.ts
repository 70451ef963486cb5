import { resolve } from 'node:path';
import type { Finding } from '@opsline/deployment/finding';
import {
  type DirectoryAccounts,
  issueCertificates,
  type LocalDirectoryOptions,
} from '@opsline/local-directory';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { lookAtDirectory, preflight } from '../../src/preflight.ts';
import { fileOf, readFile } from '../stage/variables.ts';
import { plannedFor } from './looking.ts';

const staff = 'OU=Staff,DC=corp,DC=example,DC=com';

/** A CA that issued nothing. */
const { caPem: otherCa } = await issueCertificates('good', ['localhost'], Date.now());

type Holds = Partial<LocalDirectoryOptions>;

/** What is found before a deployment, and what is to be done about it, as an operator reads it. */
function inWords(findings: readonly Finding[]): string[] {
  return findings.map((it) => `${it.weight} ${it.about}: ${it.found.replace(/:\d+/, '')} → ${it.todo}`);
}

/** The files of the service, by their paths in its bundle. */
function fromBundle(path: string): string {
  return readFile(resolve(import.meta.dirname, '../..', path));
}

async function lookAt(holds?: Holds, other?: Readonly<Record<string, string>>): Promise<string[]> {
  const { kms, planned } = await plannedFor(holds, other);
  return inWords(await lookAtDirectory(kms, planned, fromBundle));
}

function notAllowed(what: string, grant: string): string {
  return `breaks directory: the service account may not ${what} → A domain administrator: dsacls "${staff}" /I:S /G "DOMAIN\\account:${grant}"`;
}

const mayNot = {
  resetPassword: notAllowed('reset a password', 'CA;Reset Password;user'),
  writePwdLastSet: notAllowed('write pwdLastSet', 'WP;pwdLastSet;user'),
  writeLockoutTime: notAllowed('write lockoutTime, which unlocks', 'WP;lockoutTime;user'),
  readTokenGroups: notAllowed('read tokenGroups', 'RP;;user'),
  readChanges: notAllowed('read when the number on record was changed', 'RP;;user'),
};

function nobodyBelow(baseDn: string): string {
  return `breaks directory: the service account sees no employee below ${baseDn} → Correct directoryBaseDn, or let it list and read the users there.`;
}

type Account = DirectoryAccounts[number];
const person: Account = { sAMAccountName: '104233', displayName: 'Anna' };
const computer: Account = { sAMAccountName: '104230$', displayName: 'A Computer', kind: 'computer' };
const admin: Account = { sAMAccountName: '104238', displayName: 'Jane', flags: ['protected'] };
const contractor: Account = { ...person, organizationalUnit: 'Contractors' };

describe('what the directory holds, and what is told before a deployment', () => {
  test.each<[string, Holds, string[]]>([
    ['everything that is needed', {}, []],
    ...Object.entries(mayNot).map(([right, told]): [string, Holds, string[]] => [
      `no ${right}`,
      { delegation: { [right]: false } },
      [told],
    ]),
    [
      'no right at all',
      {
        delegation: {
          ...{ resetPassword: false, writePwdLastSet: false, writeLockoutTime: false },
          ...{ readTokenGroups: false, readChanges: false },
        },
      },
      Object.values(mayNot),
    ],
    ['nobody', { accounts: [] }, [nobodyBelow(staff)]],
    ['nobody but elsewhere', { accounts: [contractor] }, [nobodyBelow(staff)]],
    ['nobody but who is protected, and a computer', { accounts: [admin, computer] }, [nobodyBelow(staff)]],
    ['somebody after those', { accounts: [admin, computer, person] }, []],
    [
      'somebody without a number, and no telling of changes',
      { accounts: [person], delegation: { readChanges: false } },
      [mayNot.readChanges],
    ],
  ])('%s', async (_, holds, told) => {
    expect(await lookAt(holds)).toEqual(told);
  });

  test('of however many employees one is looked at', async () => {
    const accounts = Array.from({ length: 50 }, (_, place) => ({
      ...{ sAMAccountName: String(104_300 + place), displayName: `Employee ${place}` },
    }));
    const { kms, planned, server } = await plannedFor({ accounts });
    expect(await lookAtDirectory(kms, planned, fromBundle)).toEqual([]);
    expect(server.asked()).toEqual(['connect', 'bind', 'search', 'search']);
  });
});

const bound =
  'Correct directoryBindDn and directoryBindPassword; data 52e is a wrong password, 533 a disabled account, 775 a locked one.';
const trusted =
  'Put the CA that issued the certificate of the domain controller into directoryCaFile; its name has to be the URL’s.';
const decryptable =
  'Allow kms:Decrypt with the key of the stage to whoever runs this; or encrypt it anew, with its encryption context.';
const reached =
  'Run this where the network leads to the domain controllers, such as an instance in one of the subnets: from elsewhere nobody can see it.';
const nowhere = 'OU=Nowhere,DC=corp,DC=example,DC=com';

describe('what is set, and what is told before a deployment', () => {
  test.each<[string, Readonly<Record<string, string>>, string[]]>([
    [
      'an attribute that nobody can have',
      { DIRECTORY_ATTRIBUTES: 'mobile,birthDay,MONTHSTARTED' },
      [
        'breaks directory: no employee can have an attribute birthDay → Correct directoryAttributes; its names are those of the schema.',
      ],
    ],
    [
      'C28 a number in an attribute whose changes are not told',
      { DIRECTORY_ATTRIBUTES: 'mail,birthDate,monthStarted' },
      [mayNot.readChanges],
    ],
    [
      'a wrong bind password',
      { secret: 'canary-secret' },
      [`breaks directory: ldaps://localhost: bind refused (49 data 52e) → ${bound}`],
    ],
    [
      'another CA',
      { DIRECTORY_CA_FILE: fileOf(otherCa) },
      [`breaks directory: ldaps://localhost: untrusted (UNABLE_TO_GET_ISSUER_CERT_LOCALLY) → ${trusted}`],
    ],
    ['a place for employees that is not there', { DIRECTORY_BASE_DN: nowhere }, [nobodyBelow(nowhere)]],
    [
      'a domain controller that is not reached from here',
      { DIRECTORY_URLS: 'ldaps://127.0.0.1:9' },
      [`unseen directory: ldaps://127.0.0.1: unreachable (ECONNREFUSED) → ${reached}`],
    ],
    [
      'a bind password that was encrypted for another account',
      { DIRECTORY_BIND_DN: 'svc-other@corp.example.com' },
      [
        `unseen directory: the bind password could not be decrypted: InvalidCiphertextException → ${decryptable}`,
      ],
    ],
    ['no directory: there is nothing to look at', { DIRECTORY_URLS: '', DIRECTORY_BASE_DN: '' }, []],
  ])('%s', async (_, other, told) => {
    expect(await lookAt({}, other)).toEqual(told);
  });

  test('C28 where no number is held, nobody need know when one was changed', async () => {
    const holds = { delegation: { readChanges: false } };
    expect(await lookAt(holds, { NUMBER_HOLD_HOURS: '0' })).toEqual([]);
    expect(await lookAt(holds, { NUMBER_HOLD_HOURS: '1' })).toEqual([mayNot.readChanges]);
  });

  test('no function of the service’s: there is nothing to look at', async () => {
    const { kms, planned } = await plannedFor();
    expect(await lookAtDirectory(kms, { ...planned, environments: [{}] }, fromBundle)).toEqual([]);
  });

  test('a key that is there already is the one to decrypt with', async () => {
    const { kms, planned, alias } = await plannedFor({}, { DIRECTORY_KEY: 'alias/of-the-stack' });
    expect(inWords(await lookAtDirectory(kms, planned, fromBundle))).toEqual([
      expect.stringContaining('the bind password could not be decrypted: NotFoundException'),
    ]);
    expect(await lookAtDirectory(kms, { ...planned, keyArns: [alias] }, fromBundle)).toEqual([]);
  });
});

describe('as the command of a deployment asks it', () => {
  afterEach(() => vi.unstubAllEnvs());

  test('in the Region and with the files of the service', async () => {
    const { aws, planned } = await plannedFor({ delegation: { resetPassword: false } });
    vi.stubEnv('AWS_ENDPOINT_URL', aws.endpoint);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
    vi.stubEnv('AWS_REGION', undefined);
    vi.stubEnv('AWS_DEFAULT_REGION', undefined);
    vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
    expect(inWords(await preflight(planned))).toEqual([mayNot.resetPassword]);
  });
});
