import { type DirectoryAccounts, directoryAccounts } from '../accounts/accounts.ts';
import { type DirectoryGroups, everyGroup } from '../accounts/groups.ts';
import { defaultPolicy } from '../world/password-policy.ts';
import { type SambaDc, startSamba } from './samba-dc.ts';

/** What the domain controller is provisioned with. */
export type SambaDirectoryOptions = {
  readonly accounts: DirectoryAccounts;
  /** Groups that are more than a name in somebody's `memberOf`. */
  readonly groups?: DirectoryGroups;
};

/** A real domain controller with the face of the stand-in: where it is, whom to trust, and as whom to bind. */
export type SambaDirectory = SambaDc & {
  readonly domainDn: string;
  readonly baseDn: string;
  readonly bindDn: string;
  readonly bindPassword: string;
};

const domainDn = 'DC=corp,DC=example,DC=com';
const bindPassword = 'Svc-Passw0rd-2026!';

/**
 * Starts a throw-away Samba Active Directory domain controller, with a service account that may reset the staff.
 * @throws Error when Samba does not come up; `whyNoSamba` says beforehand whether it can.
 */
export async function startSambaDirectory(options: SambaDirectoryOptions): Promise<SambaDirectory> {
  const { groups = [] } = options;
  const own = {
    sAMAccountName: 'svc-pwreset',
    displayName: 'svc-pwreset',
    organizationalUnit: 'Service Accounts' as const,
    flags: ['password never expires' as const],
    password: bindPassword,
  };
  const accounts = directoryAccounts.parse([own, ...options.accounts]);
  const samba = await startSamba({
    adminPassword: 'Adm1n-Passw0rd!',
    policy: defaultPolicy,
    accounts,
    groups: everyGroup(groups, accounts),
  });
  const bindDn = 'svc-pwreset@corp.example.com';
  return { ...samba, domainDn, baseDn: `OU=Staff,${domainDn}`, bindDn, bindPassword };
}
