import { accountEntry, settingsDn } from '../accounts/account-entry.ts';
import { sidsOfToken } from '../accounts/account-groups.ts';
import { groupEntry } from '../accounts/group-entry.ts';
import type { Attributes, Entry } from './attributes.ts';
import {
  accountOf,
  categoryDn,
  type Domain,
  descriptorControl,
  domainName,
  type Session,
  supportedControls,
} from './domain.ts';

/** The RootDSE: what the server says of itself, to anybody, and of who asks (MS-ADTS 3.1.1.3.2). */
export function rootDse(domain: Domain, session: Session): Entry {
  const account = accountOf(domain, session.boundAs);
  return {
    dn: '',
    attributes: {
      defaultNamingContext: [domain.domainDn],
      rootDomainNamingContext: [domain.domainDn],
      namingContexts: [domain.domainDn, `CN=Configuration,${domain.domainDn}`],
      supportedLDAPVersion: ['3', '2'],
      supportedControl: [descriptorControl, ...supportedControls(domain)],
      tokenGroups: account === undefined ? [] : sidsOfToken(domain, account),
    },
  };
}

/** Every entry below and at the domain, as one session may read it. */
export function visibleEntries(domain: Domain, session: Session, now: number): readonly Entry[] {
  const settings = domain.delegation.readPasswordSettings ? passwordSettingsEntries(domain) : [];
  const units = ['Staff', 'Contractors', 'Service Accounts'].map((name) => {
    return containerEntry(domain, `OU=${name}`, 'Organizational-Unit', {
      objectClass: ['top', 'organizationalUnit'],
      ou: [name],
    });
  });
  const containers = ['Users', 'Builtin'].map((name) => {
    return containerEntry(domain, `CN=${name}`, 'Container', {
      objectClass: ['top', 'container'],
      cn: [name],
    });
  });
  const groups = domain.groups.map((group) => groupEntry(domain, group));
  const accounts = domain.accounts.map((account) => accountEntry(domain, account, session, now));
  return [domainEntry(domain), ...units, ...containers, ...groups, ...accounts, ...settings].map(withNames);
}

function passwordSettingsEntries(domain: Domain): readonly Entry[] {
  return domain.accounts.flatMap(({ passwordSettings: settings }) => {
    if (settings === undefined) return [];
    const attributes = {
      objectClass: ['top', 'msDS-PasswordSettings'],
      cn: [settings.name],
      'msDS-MinimumPasswordLength': [String(settings.minPwdLength)],
      'msDS-PasswordComplexityEnabled': [settings.complexity ? 'TRUE' : 'FALSE'],
      'msDS-PasswordHistoryLength': [String(settings.historyLength)],
    };
    return [{ dn: settingsDn(domain, settings.name), attributes }];
  });
}

function containerEntry(domain: Domain, rdn: string, category: string, attributes: Attributes): Entry {
  const objectCategory = [categoryDn(domain, category)];
  return { dn: `${rdn},${domain.domainDn}`, attributes: { ...attributes, objectCategory } };
}

function domainEntry(domain: Domain): Entry {
  const { domainDn, policy } = domain;
  return {
    dn: domainDn,
    attributes: {
      objectClass: ['top', 'domain', 'domainDNS'],
      dc: [domainName(domain).split('.')[0] ?? ''],
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

function daysAsInterval(days: number): string {
  return String(-864_000_000_000n * BigInt(days));
}
function minutesAsInterval(minutes: number): string {
  return String(-600_000_000n * BigInt(minutes));
}

/** What every object has: its own DN, and the value in front of it. */
function withNames({ dn, attributes }: Entry): Entry {
  const name = attributes.cn ?? attributes.ou ?? attributes.dc ?? [];
  return { dn, attributes: { ...attributes, distinguishedName: [dn], name } };
}
