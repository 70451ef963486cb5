import { randomBytes, randomUUID } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import { freePort } from '@opsline/local-kit/free-port';
import type { Restorable } from '@opsline/local-kit/snapshot';
import { type AccountChange, changedAccount } from './accounts/account-change.ts';
import { seedAccount } from './accounts/account-state.ts';
import { type AccountSummary, summarise } from './accounts/account-summary.ts';
import { type DirectoryAccount, type DirectoryAccounts, directoryAccounts } from './accounts/accounts.ts';
import { firstGroupRid, seedGroups } from './accounts/group-state.ts';
import { type DirectoryGroups, everyGroup } from './accounts/groups.ts';
import { type CertificateKind, type Certificates, issueCertificates } from './certificates.ts';
import { type Fault, type Faults, faultOf, type Phase } from './faults.ts';
import { serveConnection } from './wire/connection.ts';
import { listen } from './wire/listener.ts';
import { respond } from './wire/respond.ts';
import { type Delegation, type Domain, type PolicyHints, withAccount } from './world/domain.ts';
import { defaultPolicy, type PasswordPolicy } from './world/password-policy.ts';

/** How the server speaks: TLS 1.2 and later, only TLS 1.0, or no TLS at all on a port that should have it. */
type Transport = 'tls' | 'tls 1.0' | 'plaintext';

/** What a local directory starts from; all but the accounts has a default. */
export type LocalDirectoryOptions = {
  readonly accounts: DirectoryAccounts;
  /** Groups that are more than a name in somebody's `memberOf`. */
  readonly groups?: DirectoryGroups;
  /** 0, the default, takes any free port that is still free when the directory was down for a while. */
  readonly port?: number;
  /** Epoch ms; the default is the computer's clock. */
  readonly now?: () => number;
  readonly certificate?: CertificateKind;
  readonly transport?: Transport;
  readonly policy?: Partial<PasswordPolicy>;
  readonly delegation?: Partial<Delegation>;
  readonly policyHints?: PolicyHints;
  readonly faults?: readonly Fault[];
  /** Told when a client was left waiting by a fault: nothing more comes on its connection, or no more to the end. */
  readonly onSilence?: () => void;
  /** Of the service account; the default is drawn at start. */
  readonly bindPassword?: string;
};

/** A running directory. `snapshot` is of the domain: its accounts with their passwords and locks. */
export type LocalDirectory = Restorable & {
  /** `ldaps://localhost:<port>`, also for a plaintext server: a client configured for LDAPS meets it so. */
  readonly url: string;
  /** The CA certificate that clients are to trust, PEM. */
  readonly caPem: string;
  /** Whoever issued the server's certificate: another than the CA where the chain is not shown. */
  readonly issuerPem: string;
  /** Where employees are searched: the staff's organizational unit. */
  readonly baseDn: string;
  readonly domainDn: string;
  /** The service account, as a UPN. */
  readonly bindDn: string;
  readonly bindPassword: string;
  /** What became of the accounts: no password, no date of birth. */
  readonly accounts: () => readonly AccountSummary[];
  /** Changes an account, by its `sAMAccountName`, as an administrator would; false where there is none of that name. */
  readonly change: (sAMAccountName: string, change: AccountChange) => boolean;
  /** The steps asked for so far, on all connections, whether they succeeded or not. */
  readonly asked: () => readonly Phase[];
  readonly faults: Faults;
  /** Closes the port and every connection. */
  readonly stop: () => Promise<void>;
};

const domainDn = 'DC=corp,DC=example,DC=com';
const serviceAccount = 'svc-pwreset';

/**
 * Starts an LDAPS server on 127.0.0.1 that behaves like an Active Directory domain controller.
 * @throws ZodError naming the path of a wrong property of an account or a group; Error when the port is taken.
 */
export async function startLocalDirectory(options: LocalDirectoryOptions): Promise<LocalDirectory> {
  const now = options.now ?? Date.now;
  const bindPassword = options.bindPassword ?? `Svc-${randomBytes(12).toString('base64url')}-1`;
  const certificates = await issueCertificates(
    options.certificate ?? 'good',
    ['localhost', 'dc1.corp.example.com', '127.0.0.1'],
    Date.now(),
  );
  const secure = secureContext(options.transport ?? 'tls', certificates);
  const asked: Phase[] = [];
  let domain = firstWorld(options, bindPassword, now());
  let faults: readonly Fault[] = [];
  let watcher: ((step: Phase) => Fault | undefined) | undefined;
  let met: Fault | undefined;
  const listener = await listen(options.port || (await freePort()), (socket) => {
    serveConnection(socket, secure, {
      faults: () => (met === undefined ? faults : [met, ...faults]),
      note: (step) => {
        asked.push(step);
        met = watcher?.(step);
      },
      silent: () => options.onSilence?.(),
      perform: (session, request) => {
        const answer = respond(domain, session, request, now());
        domain = answer.domain;
        return answer;
      },
    });
  });
  const set = async (...next: readonly Fault[]): Promise<void> => {
    faults = next;
    await (faultOf(next, 'refuse') ? listener.pause() : listener.resume());
  };
  await set(...(options.faults ?? []));
  return {
    url: `ldaps://localhost:${listener.port}`,
    caPem: certificates.caPem,
    issuerPem: certificates.issuerPem,
    baseDn: domain.staffDn,
    domainDn,
    bindDn: `${serviceAccount}@corp.example.com`,
    bindPassword,
    accounts: () => domain.accounts.map((account) => summarise(account, domain.policy, now())),
    change: (sAMAccountName, change) => {
      const account = domain.accounts.find(({ seed }) => seed.sAMAccountName === sAMAccountName);
      if (account) domain = withAccount(domain, changedAccount(account, change, now()));
      return account !== undefined;
    },
    asked: () => [...asked],
    snapshot: () => {
      const kept = domain;
      return () => {
        domain = kept;
      };
    },
    faults: {
      set,
      clear: () => set(),
      watch: (meets) => {
        watcher = meets;
        return () => {
          watcher = undefined;
          met = undefined;
        };
      },
    },
    stop: listener.stop,
  };
}

function secureContext(transport: Transport, { key, cert }: Certificates): SecureContext | undefined {
  if (transport === 'plaintext') return undefined;
  if (transport === 'tls') return createSecureContext({ key, cert, minVersion: 'TLSv1.2' });
  // OpenSSL 3 speaks TLS 1.0 only at security level 0.
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0' } as const;
  return createSecureContext({ key, cert, ...old });
}

function firstWorld(options: LocalDirectoryOptions, bindPassword: string, now: number): Domain {
  const service: DirectoryAccounts[number] = {
    sAMAccountName: serviceAccount,
    displayName: serviceAccount,
    organizationalUnit: 'Service Accounts',
    flags: ['password never expires'],
    password: bindPassword,
  };
  const seeds: readonly DirectoryAccount[] = directoryAccounts.parse([service, ...options.accounts]);
  const groups = everyGroup(options.groups ?? [], seeds);
  const accounts = seeds.map((seed, place) =>
    seedAccount(seed, domainDn, now, { guid: randomUUID(), rid: firstGroupRid + groups.length + place }),
  );
  return {
    domainDn,
    netbiosName: 'CORP',
    staffDn: `OU=Staff,${domainDn}`,
    serviceAccountGuid: accounts[0]?.guid ?? '',
    accounts,
    groups: seedGroups(groups, domainDn),
    policy: { ...defaultPolicy, ...options.policy },
    delegation: { ...fullDelegation, ...options.delegation },
    policyHints: options.policyHints ?? 'current',
  };
}

const fullDelegation: Delegation = {
  resetPassword: true,
  writePwdLastSet: true,
  writeLockoutTime: true,
  readProperties: true,
  readTokenGroups: true,
  readChanges: true,
  readPasswordSettings: false,
};
