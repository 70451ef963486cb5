import {
  type Account,
  type Directory,
  DirectoryError,
  type Found,
  type PasswordWrite,
  type UnlockWrite,
} from '../../src/directory/directory.ts';
import { account } from './dana.ts';

/** Dana's account, found, with changes. */
export function found(changes: Partial<Account> = {}): Found {
  return {
    outcome: 'found',
    account: { ...account, ...changes },
  };
}

/** What a directory in memory does: what it finds, and what comes of each write, the last answer repeating. */
export type Manners = {
  readonly found?: Found;
  /** Every user ID finds an account like Dana's, with her phone. */
  readonly sharedPhone?: boolean;
  readonly writes?: readonly PasswordWrite[];
  readonly unlock?: UnlockWrite;
  /** The step that fails as an outage does. */
  readonly down?: 'open' | 'ready' | 'find' | 'policy' | 'reset' | 'unlock';
};

/** A directory in memory with one account, which counts what is done to it. */
export function memoryDirectory(manners: Manners = {}) {
  const passwords: string[] = [];
  const unlocked: string[] = [];
  const asked: string[] = [];
  const step = (name: NonNullable<Manners['down']>): void => {
    asked.push(name);
    if (manners.down === name) throw new DirectoryError('unreachable', 'ECONNREFUSED');
  };
  const open = async (): Promise<Directory> => {
    step('open');
    return {
      ready: async () => step('ready'),
      find: async (userId) => {
        step('find');
        if (manners.sharedPhone) return found({ userId });
        return manners.found ?? (userId === account.userId ? found() : { outcome: 'nobody' });
      },
      policy: async () => {
        step('policy');
        return { minimumLength: 10, source: 'domain' };
      },
      reset: async (_, password) => {
        step('reset');
        passwords.push(password);
        const answers = manners.writes ?? [{ outcome: 'reset', history: 'enforced' }];
        return answers[passwords.length - 1] ?? answers.at(-1) ?? { outcome: 'unknown' };
      },
      unlock: async ({ userId }) => {
        step('unlock');
        unlocked.push(userId);
        return manners.unlock ?? { outcome: 'unlocked' };
      },
      close: async () => {
        asked.push('close');
      },
    };
  };
  return { open, passwords, unlocked, asked };
}
