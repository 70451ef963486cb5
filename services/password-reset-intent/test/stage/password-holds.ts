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
