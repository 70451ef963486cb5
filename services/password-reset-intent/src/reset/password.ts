import type { Account, Directory, PasswordWrite } from '../directory/directory.ts';

/** What a new password has to keep to. */
type PasswordRules = {
  /** In characters; the directory's own minimum, or 0. */
  readonly minimumLength: number;
  /** The user ID and the names of its owner, whole; no part of three characters or more may stand in the password. */
  readonly forbidden: readonly string[];
};

/** Draws a whole number from 0 up to, and without, `below`, each as likely; `crypto.randomInt` is one. */
export type RandomInt = (below: number) => number;

/** NIST SP 800-63B-4 3.1.1.2: fifteen characters where a password is the only factor. */
const shortest = 15;
/** Windows takes no more than 127 characters at logon. */
export const longestPassword = 127;
/** Ours: with about nine draws of ten good, a hundred bad ones mean that the rules cannot be met. */
const mostDraws = 100;
/** How many passwords are tried where the directory's policy refuses them (ours). */
const mostPasswords = 3;

/**
 * No vowels, so that no word or name comes up; nothing that is mistaken for another character when read from a small
 * screen or said aloud (0 O o, 1 I i L l). All of it is one septet each in GSM 7-bit (3GPP TS 23.038), and none of it
 * means anything in SSML or in Slack's mrkdwn.
 */
const capitals = 'BCDFGHJKMNPQRSTVWXZ';
const digits = '23456789';
const alphabet = capitals + capitals.toLowerCase() + digits;
const separator = '-';

/** What came of setting a password, and the one that was tried last. */
type PasswordSet = { readonly write: PasswordWrite; readonly password: string };

/**
 * Gives an account a password by the policy in force. One that the policy refuses is drawn anew, at most three times;
 * whatever else becomes of a write, there is no second one.
 *
 * @throws DirectoryError when nothing was written
 */
export async function setPassword(
  directory: Directory,
  account: Account,
  randomInt: RandomInt,
): Promise<PasswordSet> {
  const { minimumLength } = await directory.policy(account);
  for (let draw = 1; ; draw += 1) {
    const password = drawPassword({ minimumLength, forbidden: account.names }, randomInt);
    const write = await directory.reset(account, password);
    if (write.outcome !== 'policy' || draw === mostPasswords) return { write, password };
  }
}

/**
 * Draws a password in groups of four with hyphens between, for example `Tz7k-Wm4q-Xh9vc`; the last group has three to
 * seven. It always has a capital, a small letter, a digit and a hyphen, and at least 71 bits.
 * @returns exactly as many characters as the longer of 15 and the minimum.
 * @throws Error when the directory wants more than 127 characters, or when a hundred draws met a forbidden name.
 */
export function drawPassword({ minimumLength, forbidden }: PasswordRules, randomInt: RandomInt): string {
  const length = Math.max(shortest, minimumLength);
  if (!Number.isInteger(length) || length > longestPassword) {
    throw new Error(`A password has at most ${longestPassword} characters`);
  }
  const parts = forbidden.flatMap(partsOf);
  for (let draw = 0; draw < mostDraws; draw += 1) {
    const password = drawOnce(length, randomInt);
    if (hasEveryKind(password) && !holdsAny(password, parts)) return password;
  }
  throw new Error(`No password met the rules in ${mostDraws} draws`);
}

function drawOnce(length: number, randomInt: RandomInt): string {
  const at = (place: number): string =>
    isSeparator(place, length) ? separator : alphabet.charAt(randomInt(alphabet.length));
  return Array.from({ length }, (_, place) => at(place)).join('');
}

/** Every fifth character, unless fewer than three would follow. */
function isSeparator(place: number, length: number): boolean {
  return place % 5 === 4 && length - place > 3;
}

function hasEveryKind(password: string): boolean {
  return /[A-Z]/.test(password) && /[a-z]/.test(password) && /[0-9]/.test(password);
}

/** As Active Directory takes names apart for its complexity rule, and the whole name too. */
function partsOf(name: string): readonly string[] {
  return [name, ...name.split(/[\s,.\-_#]/)]
    .map((part) => part.toLowerCase())
    .filter((part) => [...part].length >= 3);
}

function holdsAny(password: string, parts: readonly string[]): boolean {
  const written = password.toLowerCase();
  const spoken = written.replaceAll(separator, '');
  return parts.some((part) => written.includes(part) || spoken.includes(part));
}
