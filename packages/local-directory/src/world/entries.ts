import { accountEntry, settingsDn } from '../accounts/account-entry.ts';
import { groupEntry } from '../accounts/group-entry.ts';
import type { Entry } from './attributes.ts';
import { type Session, supportedControls, type World } from './world.ts';

/** Attributes that AD computes, and sends only to who names them (MS-ADTS 3.1.1.4.5). */
export const constructedAttributes = [
  'msDS-ResultantPSO',
  'msDS-User-Account-Control-Computed',
  'tokenGroups',
];

/** Attributes that are told of one object at a time, when a search has it for its base. */
export const baseScopeAttributes = ['tokenGroups'];

function daysAsInterval(days: number): string {
  return String(-864_000_000_000n * BigInt(days));
}
function minutesAsInterval(minutes: number): string {
  return String(-600_000_000n * BigInt(minutes));
}

/** The RootDSE: what the server says of itself, to anybody. */
export function rootDse(world: World): Entry {
  return {
    dn: '',
    attributes: {
      defaultNamingContext: [world.domainDn],
      rootDomainNamingContext: [world.domainDn],
      namingContexts: [world.domainDn, `CN=Configuration,${world.domainDn}`],
      supportedLDAPVersion: ['3', '2'],
      supportedControl: supportedControls(world),
    },
  };
}

/** Every entry below and at the domain, as one session may read it. */
export function visibleEntries(world: World, session: Session, now: number): readonly Entry[] {
  const settings = world.delegation.readPasswordSettings ? passwordSettingsEntries(world) : [];
  const units = ['Staff', 'Contractors', 'Service Accounts'].map((name): Entry => {
    return {
      dn: `OU=${name},${world.domainDn}`,
      attributes: { objectClass: ['top', 'organizationalUnit'], ou: [name] },
    };
  });
  const containers = ['Users', 'Builtin'].map((name): Entry => {
    return {
      dn: `CN=${name},${world.domainDn}`,
      attributes: { objectClass: ['top', 'container'], cn: [name] },
    };
  });
  const groups = world.groups.map((group) => groupEntry(world, group));
  const accounts = world.accounts.map((account) => accountEntry(world, account, session, now));
  return [domainEntry(world), ...units, ...containers, ...groups, ...accounts, ...settings];
}

function domainEntry({ domainDn, policy }: World): Entry {
  return {
    dn: domainDn,
    attributes: {
      objectClass: ['top', 'domain', 'domainDNS'],
      minPwdLength: [String(policy.minPwdLength)],
      pwdProperties: [policy.complexity ? '1' : '0'],
      pwdHistoryLength: [String(policy.historyLength)],
      minPwdAge: [daysAsInterval(policy.minAgeDays)],
      maxPwdAge: [daysAsInterval(policy.maxAgeDays)],
      lockoutThreshold: [String(policy.lockoutThreshold)],
      lockoutDuration: [minutesAsInterval(policy.lockoutMinutes)],
      lockOutObservationWindow: [minutesAsInterval(policy.lockoutMinutes)],
    },
  };
}

function passwordSettingsEntries(world: World): readonly Entry[] {
  return world.accounts.flatMap(({ passwordSettings: settings }) => {
    if (settings === undefined) return [];
    const attributes = {
      objectClass: ['top', 'msDS-PasswordSettings'],
      'msDS-MinimumPasswordLength': [String(settings.minPwdLength)],
      'msDS-PasswordComplexityEnabled': [settings.complexity ? 'TRUE' : 'FALSE'],
      'msDS-PasswordHistoryLength': [String(settings.historyLength)],
    };
    return [{ dn: settingsDn(world, settings.name), attributes }];
  });
}
