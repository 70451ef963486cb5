import type { Entry } from 'ldapts';
import { perDetail } from '../record/on-record.ts';
import { mayNotChangePassword } from './dacl.ts';
import type { Account, Found, RefusalReason } from './directory.ts';
import { changeAttributes, changedAt } from './number-changed.ts';
import type { DirectorySettings } from './settings.ts';

/** Bits of userAccountControl (MS-ADTS 2.2.16). */
const bits = {
  disabled: 0x2,
  normalAccount: 0x200,
  trustAccounts: 0x800 | 0x1000 | 0x2000,
  passwordNeverExpires: 0x1_0000,
  smartCard: 0x4_0000,
} as const;

/** Bits of msDS-User-Account-Control-Computed (MS-ADTS 3.1.1.4.5.17): a lock whose time is over is none. */
const computedBits = { locked: 0x10, passwordExpired: 0x80_0000 } as const;

/**
 * The one text value of an attribute, in whatever letters its name is written (RFC 4512 2.5); undefined where there is none,
 * or several, or bytes.
 */
export function textOf(entry: Entry, name: string): string | undefined {
  const wanted = name.toLowerCase();
  // The directory answers by its own name; under the one asked for the client then says that there is nothing.
  const answered = Object.keys(entry).filter((one) => one.toLowerCase() === wanted);
  const [value, ...more] = answered.flatMap((one) => entry[one] ?? []);
  return more.length === 0 && typeof value === 'string' && value !== '' ? value : undefined;
}

/** The attributes to ask for. */
export function accountAttributes({ attributes }: DirectorySettings): string[] {
  return [
    'sAMAccountName',
    'displayName',
    'givenName',
    'sn',
    'userAccountControl',
    'accountExpires',
    'adminCount',
    'servicePrincipalName',
    'lockoutTime',
    'pwdLastSet',
    'nTSecurityDescriptor',
    'msDS-User-Account-Control-Computed',
    'msDS-ResultantPSO',
    ...changeAttributes,
    ...Object.values(attributes),
  ];
}

/**
 * Reads what a search for a user ID found. AD compares names loosely ("104233 " finds 104233), so the one found must
 * be the one asked for to the letter.
 * @param now epoch ms.
 */
export function foundIn(
  entries: readonly Entry[],
  userId: string,
  { attributes }: DirectorySettings,
  now: number,
): Found {
  const [entry, ...more] = entries;
  if (more.length > 0) return { outcome: 'several' };
  if (entry === undefined || textOf(entry, 'sAMAccountName') !== userId) return { outcome: 'nobody' };
  const control = Number(textOf(entry, 'userAccountControl') ?? Number.NaN);
  const reason = refusalOf(entry, control, now);
  if (reason !== undefined) return { outcome: 'refused', reason };
  const account: Account = {
    dn: entry.dn,
    userId,
    names: ['sAMAccountName', 'displayName', 'givenName', 'sn'].flatMap((name) => textOf(entry, name) ?? []),
    mobile: textOf(entry, attributes.mobile),
    mobileChangedAt: changedAt(entry, attributes.mobile),
    ...perDetail((name) => textOf(entry, attributes[name])),
    ...stateOf(entry),
    passwordNeverExpires: (control & bits.passwordNeverExpires) !== 0,
    passwordSettingsDn: textOf(entry, 'msDS-ResultantPSO'),
  };
  return { outcome: 'found', account };
}

/** As the directory computes it; where it does not, a lock may be one whose time is over. */
function stateOf(entry: Entry): Pick<Account, 'locked' | 'passwordExpired'> {
  const computed = textOf(entry, 'msDS-User-Account-Control-Computed');
  if (computed === undefined) {
    return {
      locked: Number(textOf(entry, 'lockoutTime') ?? '0') > 0,
      passwordExpired: textOf(entry, 'pwdLastSet') === '0',
    };
  }
  return {
    locked: (Number(computed) & computedBits.locked) !== 0,
    passwordExpired: (Number(computed) & computedBits.passwordExpired) !== 0,
  };
}

function refusalOf(entry: Entry, control: number, now: number): RefusalReason | undefined {
  // Without "read all properties" AD leaves the attribute out: then nothing can be known of the account.
  if (!Number.isInteger(control)) return 'unreadable';
  if ((control & bits.disabled) !== 0) return 'disabled';
  if (Number(textOf(entry, 'adminCount') ?? '0') > 0) return 'protected';
  if (isServiceAccount(entry, control)) return 'service account';
  if ((control & bits.smartCard) !== 0) return 'smart card';
  // With a password that has to be changed and cannot be, nobody logs on.
  const { nTSecurityDescriptor: descriptor } = entry;
  if (Buffer.isBuffer(descriptor) && mayNotChangePassword(descriptor)) return 'cannot change password';
  return hasExpired(textOf(entry, 'accountExpires'), now) ? 'expired' : undefined;
}

function isServiceAccount(entry: Entry, control: number): boolean {
  const names = entry.servicePrincipalName ?? [];
  return names.length > 0 || (control & bits.trustAccounts) !== 0 || (control & bits.normalAccount) === 0;
}

/** 100 ns since 1601; 0 and 2^63-1 mean never (MS-ADTS, accountExpires). */
function hasExpired(value: string | undefined, now: number): boolean {
  if (value === undefined || !/^\d+$/.test(value)) return false;
  const ticks = BigInt(value);
  return (
    ticks !== 0n && ticks !== 0x7fff_ffff_ffff_ffffn && ticks / 10_000n - 11_644_473_600_000n <= BigInt(now)
  );
}
