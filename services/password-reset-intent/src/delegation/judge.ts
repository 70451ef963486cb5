import type { Finding } from '@opsline/deployment/finding';
import { type Delegation, written } from './look.ts';

/** The rights that a reset needs, each with how dsacls gives it. */
const grants = {
  reset: { found: 'reset a password', grant: 'CA;Reset Password;user' },
  pwdLastSet: { found: 'write pwdLastSet', grant: 'WP;pwdLastSet;user' },
  lockoutTime: { found: 'write lockoutTime, which unlocks', grant: 'WP;lockoutTime;user' },
  tokenGroups: { found: 'read tokenGroups', grant: 'RP;;user' },
  changes: { found: 'read when the number on record was changed', grant: 'RP;;user' },
} as const;

/**
 * Whether the service account may do what a reset needs.
 *
 * @param delegation of one employee below the base DN; undefined where none was seen
 * @param numberHoldMs as long as a number that was changed is held; where it is, nobody is reset unless that can be read
 */
export function judgeDelegation(
  baseDn: string,
  delegation: Delegation | undefined,
  numberHoldMs: number,
): Finding[] {
  const about = 'directory';
  if (delegation === undefined) {
    const found = `the service account sees no employee below ${baseDn}`;
    const todo = 'Correct directoryBaseDn, or let it list and read the users there.';
    return [{ weight: 'breaks', about, found, todo }];
  }
  const { mayReset, mayWrite, readsGroups, readsChanges, lacking } = delegation;
  const missing = [
    ...(mayReset === false ? [grants.reset] : []),
    ...written.filter((it) => !mayWrite.includes(it)).map((it) => grants[it]),
    ...(readsGroups ? [] : [grants.tokenGroups]),
    ...(readsChanges || numberHoldMs === 0 ? [] : [grants.changes]),
  ];
  return [
    ...lacking.map(
      (name): Finding => ({
        ...{ weight: 'breaks', about, found: `no employee can have an attribute ${name}` },
        todo: 'Correct directoryAttributes; its names are those of the schema.',
      }),
    ),
    ...missing.map(
      ({ found, grant }): Finding => ({
        ...{ weight: 'breaks', about, found: `the service account may not ${found}` },
        todo: `A domain administrator: dsacls "${baseDn}" /I:S /G "DOMAIN\\account:${grant}"`,
      }),
    ),
    ...(mayReset === undefined
      ? [
          {
            ...({ weight: 'unseen', about } as const),
            found: 'whether the service account may reset a password: the directory does not show the rights',
            todo: 'Reset a test account once it is deployed.',
          },
        ]
      : []),
  ];
}
