import type { LocalDirectory } from '@opsline/local-directory';
import { startPassword } from '../directory/lab/lab.ts';
import { bindOutcome } from '../directory/lab/raw-client.ts';

const outcomes: Readonly<Record<string, string>> = {
  'can log on': 'bound',
  'cannot log on': '52e',
  'must choose a new one on logging on': '773',
};

/** What holds of a password: `_104233 can log on with the old password_`; false for any other direction too. */
export async function holds(
  direction: string,
  { url, caPem }: Pick<LocalDirectory, 'url' | 'caPem'>,
  texted: string,
): Promise<boolean> {
  const lockedOut = /^(\d{6}) is locked, whatever the password$/.exec(direction)?.[1];
  if (lockedOut !== undefined)
    return (await bindOutcome({ urls: [url], caPem }, lockedOut, startPassword)) === '775';
  const known = /^(\d{6}) (.+) with the (old|texted) password$/.exec(direction);
  if (!known) return false;
  const [, userId = '', what = '', which] = known;
  const password = which === 'old' ? startPassword : texted;
  return (await bindOutcome({ urls: [url], caPem }, userId, password)) === outcomes[what];
}

/** How many passwords were written. */
export function writesIn(directories: readonly Pick<LocalDirectory, 'accounts'>[]): number {
  const all = directories.flatMap(({ accounts }) => accounts());
  return all.reduce((sum, { passwordWrites }) => sum + passwordWrites, 0);
}

/** Who is locked out now. */
export function lockedIn(directories: readonly Pick<LocalDirectory, 'accounts'>[]): readonly string[] {
  return directories
    .flatMap(({ accounts }) => accounts())
    .flatMap((account) => (account.locked ? [account.sAMAccountName] : []));
}

/** More wrong passwords than lock an account. */
const mostWrong = 10;

/** Has them lock themselves out once more, by wrong passwords. */
export async function lockAgain(directory: LocalDirectory, userIds: readonly string[]): Promise<void> {
  const { url, caPem } = directory;
  for (const userId of userIds) {
    for (let wrong = 0; !lockedIn([directory]).includes(userId) && wrong < mostWrong; wrong += 1)
      await bindOutcome({ urls: [url], caPem }, userId, 'a wrong password');
  }
}
