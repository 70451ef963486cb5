import type { Attributes, Entry } from '../world/attributes.ts';
import { escapeDnValue } from '../world/distinguished-name.ts';
import {
  accountOf,
  categoryDn,
  type Domain,
  domainName,
  isDelegated,
  type Session,
} from '../world/domain.ts';
import { linkedGroupNames, primaryGroupOf, tokenGroupsOf } from './account-groups.ts';
import { type AccountState, isLocked, passwordRefusal } from './account-state.ts';
import { ownAttributeNames } from './accounts.ts';
import { changesOf } from './changes.ts';
import { descriptorOf } from './descriptor.ts';
import { domainSid } from './sid.ts';

/** What a hardened forest hides from an account without "read all properties". */
const hidden = [
  ...ownAttributeNames,
  'userAccountControl',
  'accountExpires',
  'servicePrincipalName',
  'pwdLastSet',
  'lockoutTime',
  'memberOf',
  'tokenGroups',
  'adminCount',
  'msDS-ReplAttributeMetaData',
];

/** The DN of a fine-grained password policy. */
export function settingsDn(domain: Domain, name: string): string {
  return `CN=${escapeDnValue(name)},CN=Password Settings Container,CN=System,${domain.domainDn}`;
}

/** Epoch ms as AD's 100 ns since 1601; 0 stays 0. */
function fileTime(epochMs: number): string {
  return epochMs === 0 ? '0' : String((BigInt(epochMs) + 11_644_473_600_000n) * 10_000n);
}

const classes = {
  person: { names: ['user'], category: 'Person', control: 0x200 },
  computer: { names: ['user', 'computer'], category: 'Computer', control: 0x1000 },
  'managed service account': {
    names: ['user', 'computer', 'msDS-GroupManagedServiceAccount'],
    category: 'ms-DS-Group-Managed-Service-Account',
    control: 0x1000,
  },
} as const;

/**
 * An account as a session may read it.
 * @param now epoch ms.
 */
export function accountEntry(domain: Domain, account: AccountState, session: Session, now: number): Entry {
  const { seed } = account;
  const { names, category, control } = classes[seed.kind];
  const linked = linkedGroupNames(account);
  const held = {
    objectClass: ['top', 'person', 'organizationalPerson', ...names],
    objectCategory: [categoryDn(domain, category)],
    userPrincipalName: [`${seed.sAMAccountName}@${domainName(domain)}`],
    objectGUID: [Buffer.from(account.guid.replaceAll('-', ''), 'hex')],
    objectSid: [domainSid(domain.domainDn, account.rid)],
    cn: [seed.displayName],
    sAMAccountName: [seed.sAMAccountName],
    sAMAccountType: [seed.kind === 'person' ? '805306368' : '805306369'],
    displayName: [seed.displayName],
    mobile: [seed.mobile],
    telephoneNumber: [seed.telephoneNumber],
    mail: [seed.mail],
    ...Object.fromEntries(ownAttributeNames.map((name) => [name, [seed[name]]])),
    servicePrincipalName: [seed.servicePrincipalName],
    primaryGroupID: [primaryGroupOf(domain.groups, account)?.rid.toString()],
    memberOf: domain.groups.filter(({ name }) => linked.includes(name)).map(({ dn }) => dn),
    tokenGroups: tokenGroupsOf(domain.groups, account),
    adminCount: [account.protected ? '1' : undefined],
    userAccountControl: [String(accountControl(account, control))],
    accountExpires: [account.accountExpired ? fileTime(now - 86_400_000) : '9223372036854775807'],
    pwdLastSet: [account.mustChange ? '0' : fileTime(account.passwordSetAt)],
    lockoutTime: [account.lockedAt === 0 ? undefined : fileTime(account.lockedAt)],
    badPwdCount: [String(account.failures)],
    'msDS-User-Account-Control-Computed': [String(computedControl(domain, account, now))],
    'msDS-ResultantPSO': [account.passwordSettings && settingsDn(domain, account.passwordSettings.name)],
    'msDS-ReplAttributeMetaData': changesOf(account),
    nTSecurityDescriptor: [
      descriptorOf(
        seed.flags.includes('cannot change password') ? 'denied' : 'allowed',
        resettersOf(domain, account),
      ),
    ],
  };
  const attributes = present({
    ...held,
    allowedAttributes: Object.keys(held),
    allowedAttributesEffective: writableBy(domain, account, session),
  });
  const kept = mayRead(domain, account, session) ? attributes : without(attributes, hidden);
  const { readTokenGroups, readChanges } = domain.delegation;
  const unread = [
    ...(readTokenGroups ? [] : ['tokenGroups']),
    ...(readChanges ? [] : ['msDS-ReplAttributeMetaData']),
  ];
  return { dn: account.dn, attributes: without(kept, unread) };
}

/** Whoever may reset the password of an account, by their SIDs. */
function resettersOf(domain: Domain, account: AccountState): readonly Buffer[] {
  if (!domain.delegation.resetPassword || !isDelegated(domain, account)) return [];
  const service = accountOf(domain, domain.serviceAccountGuid);
  return service === undefined ? [] : [domainSid(domain.domainDn, service.rid)];
}

/** What a session may write of an account, beside the password. */
function writableBy(domain: Domain, account: AccountState, session: Session): readonly string[] {
  if (session.boundAs !== domain.serviceAccountGuid || !isDelegated(domain, account)) return [];
  const { writePwdLastSet, writeLockoutTime } = domain.delegation;
  return [...(writePwdLastSet ? ['pwdLastSet'] : []), ...(writeLockoutTime ? ['lockoutTime'] : [])];
}

function accountControl(account: AccountState, base: number): number {
  return base | (account.disabled ? 0x2 : 0) | (account.passwordNeverExpires ? 0x10000 : 0);
}

/** Locked, and a password that has run out or must be changed (MS-ADTS 3.1.1.4.5.17). */
function computedControl({ policy }: Domain, account: AccountState, now: number): number {
  const locked = isLocked(account, policy.lockoutMinutes, now) ? 0x10 : 0;
  return locked | (passwordRefusal(account, policy.maxAgeDays, now) === undefined ? 0 : 0x80_0000);
}

/** The right to read was given on the staff's users; AdminSDHolder lets anybody who is bound read a protected one. */
function mayRead(domain: Domain, account: AccountState, session: Session): boolean {
  if (account.protected || session.boundAs === account.guid) return true;
  const delegated = session.boundAs === domain.serviceAccountGuid && isDelegated(domain, account);
  return delegated && domain.delegation.readProperties;
}

function present(all: Readonly<Record<string, readonly (string | Buffer | undefined)[]>>): Attributes {
  const filled = Object.entries(all).map(([name, values]) => {
    return [name, values.filter((value) => value !== undefined)] as const;
  });
  return Object.fromEntries(filled.filter(([, values]) => values.length > 0));
}

function without(attributes: Attributes, names: readonly string[]): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !names.includes(name)));
}
