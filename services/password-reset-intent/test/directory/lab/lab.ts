import { type DirectoryAccounts, type DirectoryGroups, startLocalDirectory } from '@opsline/local-directory';
import { startSambaDirectory } from '@opsline/local-directory/samba';
import type { DirectorySettingsInput } from '../../../src/directory/settings.ts';
import { type PatientClock, patientClock } from './patient-clock.ts';

/** Of every account in the lab, before a reset. */
export const startPassword = 'Start-Passw0rd-1!';

function person(sAMAccountName: string, displayName: string, more: Partial<DirectoryAccounts[number]> = {}) {
  return {
    sAMAccountName,
    displayName,
    mobile: '+36301234567',
    birthDate: '1990-04-17',
    monthStarted: '2019-09',
    ...more,
  };
}

function service(sAMAccountName: string, more: Partial<DirectoryAccounts[number]> = {}) {
  return {
    sAMAccountName,
    displayName: sAMAccountName,
    organizationalUnit: 'Service Accounts' as const,
    password: startPassword,
    ...more,
  };
}

/** The name of a group, with every sign in it that a DN escapes. */
export const councilName = 'Works council, "blue" + #1; <a=b> \\c';

/** The company that both directories are seeded with. Each test that writes has an account of its own. */
export const labAccounts: DirectoryAccounts = [
  person('104233', 'Anna Kovács', { telephoneNumber: '+3612345678', numberChangedHoursAgo: 40 }),
  person('104234', 'Nagy, Béla (HR) + #1', { numberChangedHoursAgo: 0 }),
  { sAMAccountName: '104235', displayName: 'Cili Tóth' },
  person('104236', 'Disabled Dora', { flags: ['disabled'] }),
  person('104237', 'Expired Emil', { flags: ['account expired'] }),
  person('104238', 'Domain Admin Jane', { flags: ['protected'], memberOf: ['Domain Admins'] }),
  person('104239', 'Never Expiring Nora', { flags: ['password never expires'] }),
  person('104240', 'Contractor Carl', { organizationalUnit: 'Contractors' }),
  person('104241$', 'A Computer', { kind: 'computer' }),
  person('104242', 'Service Sam', { servicePrincipalName: 'HTTP/sam.corp.example.com' }),
  person('104243', 'Denied Dan', { memberOf: ['No phone reset'] }),
  person('104244', 'Strict Sue', {
    passwordSettings: { name: 'strict', minPwdLength: 30, complexity: true },
  }),
  person('104245', 'Nested Ned', { memberOf: ['Night shift'] }),
  person('104246', 'Primary Pia', { primaryGroup: 'Board' }),
  person('104247', 'Driver Dee', { primaryGroup: 'Drivers', memberOf: ['Mailing list'] }),
  person('104248', 'Council Cem', { memberOf: [councilName, '#Payroll', 'Branch'] }),
  person('104250', 'Locked Lea', { flags: ['locked'] }),
  person('104251', 'Policy Pal'),
  person('104256', 'Stuck Stan', { flags: ['locked'] }),
  person('104257', 'Stale Stella', { flags: ['locked', 'password expired'] }),
  person('104258', 'Silent Sid', { flags: ['locked'] }),
  person('104259', 'Changing Chus', { flags: ['must change password'] }),
  person('104260', 'Fixed Finn', { flags: ['cannot change password'] }),
  person('104252', 'Timeout Tim'),
  person('104253', 'Manners Mia', { password: 'Manners-Pw-2026!' }),
  person('104254', 'Plain Pete', { displayName: 'Plain Pete' }),
  person('104255', 'Working Wanda'),
  service('svc-disabled', { flags: ['disabled'] }),
  service('svc-locked', { flags: ['locked'] }),
  service('svc-must-change', { flags: ['must change password'] }),
  service('svc-password-expired', { flags: ['password expired'] }),
  service('svc-expired', { flags: ['account expired'] }),
];

/** Those of its groups that are more than a name. */
const labGroups: DirectoryGroups = [
  { name: 'Night shift', memberOf: ['No phone reset'] },
  { name: 'Drivers', memberOf: ['No phone reset'] },
  { name: 'No phone reset', memberOf: ['Site'] },
  { name: 'Branch', scope: 'universal', memberOf: ['Site'] },
  { name: 'Site', scope: 'domain local' },
  { name: '#Payroll', organizationalUnit: 'Contractors' },
  { name: 'Mailing list', kind: 'distribution' },
];

/** A directory to run the contract against. */
export type Lab = {
  readonly name: 'local' | 'samba';
  readonly settings: DirectorySettingsInput;
  readonly domainDn: string;
  /** What the limits of whoever asks it are measured by; they pass while it is frozen. */
  readonly clock: PatientClock;
  /** Makes the directory take connections and answer nothing, and answer again. */
  readonly freeze: () => Promise<void>;
  readonly thaw: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** The stand-in. */
export async function localLab(): Promise<Lab> {
  const clock = patientClock();
  const directory = await startLocalDirectory({
    accounts: labAccounts,
    groups: labGroups,
    onSilence: clock.nothingMoreComes,
  });
  const { url, caPem, baseDn, bindDn, bindPassword, domainDn } = directory;
  return {
    name: 'local',
    settings: { urls: [url], baseDn, bindDn, bindPassword, caPem },
    domainDn,
    clock,
    freeze: () =>
      directory.faults.set(
        { kind: 'silence', at: 'connect' },
        { kind: 'silence', at: 'modify', effect: 'after' },
      ),
    thaw: directory.faults.clear,
    stop: directory.stop,
  };
}

/** A real domain controller. */
export async function sambaLab(): Promise<Lab> {
  const clock = patientClock();
  const samba = await startSambaDirectory({ accounts: labAccounts, groups: labGroups });
  const { domainDn, baseDn, bindDn, bindPassword, url, caPem } = samba;
  return {
    name: 'samba',
    settings: { urls: [url], baseDn, bindDn, bindPassword, caPem },
    domainDn,
    clock,
    freeze: async () => {
      samba.freeze();
      clock.silence(true);
    },
    thaw: async () => {
      clock.silence(false);
      samba.thaw();
    },
    stop: samba.stop,
  };
}
