import { type Log, namesOf } from '../log.ts';
import type { OnRecord } from '../record/on-record.ts';

/** The facts of an account that a reset or an unlock needs; an attribute that is missing, unreadable or multi-valued is undefined. */
export type Account = OnRecord & {
  readonly dn: string;
  /** The sAMAccountName, six digits. */
  readonly userId: string;
  /** What the new password must not contain: the user ID and the names. */
  readonly names: readonly string[];
  /** The phone number on record, as the directory writes it. */
  readonly mobile: string | undefined;
  /** When that was written last, epoch ms; undefined where the directory does not tell. */
  readonly mobileChangedAt: number | undefined;
  readonly locked: boolean;
  /** The password has run out, or must be changed at the next logon. */
  readonly passwordExpired: boolean;
  /** "Must change at next logon" would do nothing for this account: `reset` refuses it. */
  readonly passwordNeverExpires: boolean;
  /** The DN of the fine-grained password policy in force for the account, if there is one. */
  readonly passwordSettingsDn: string | undefined;
};

/** Why an account that exists is not reset by phone. */
export type RefusalReason =
  | 'disabled'
  | 'expired'
  | 'protected'
  | 'service account'
  | 'smart card'
  | 'cannot change password'
  | 'denied group'
  | 'unreadable';

/** What a user ID finds. */
export type Found =
  | { readonly outcome: 'found'; readonly account: Account }
  | { readonly outcome: 'nobody' }
  | { readonly outcome: 'several' }
  | { readonly outcome: 'refused'; readonly reason: RefusalReason };

/**
 * The least length of a new password, in characters, and where it comes from. Where the policy cannot be read, the
 * length is a guess on the safe side.
 */
export type PasswordPolicy = {
  readonly minimumLength: number;
  readonly source: 'domain' | 'fine-grained' | 'unreadable';
};

/**
 * What came of the write of a password. `unknown`: the write was sent and no answer came, so it may or may not have happened, and must not
 * be repeated. `history` tells whether the directory was made to mind earlier passwords.
 */
export type PasswordWrite =
  | { readonly outcome: 'reset'; readonly history: 'enforced' | 'not enforced' }
  | { readonly outcome: 'policy' }
  | { readonly outcome: 'denied' }
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'never expires' }
  | { readonly outcome: 'unknown' };

/** What came of the write of an unlock; `unknown` as for a password. */
export type UnlockWrite =
  | { readonly outcome: 'unlocked' }
  | { readonly outcome: 'denied' }
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'unknown' };

/**
 * The directory for the length of one turn. Every method throws `DirectoryError` when the directory cannot be asked or
 * answers with a fault; a `reset` or an `unlock` that throws has written nothing.
 */
export type Directory = {
  /** Connects, binds, finds the base DN and the denied groups; it asks for nobody, so it takes as long for everybody. */
  readonly ready: () => Promise<void>;
  /** Finds the account of a six-digit user ID; anything else finds nobody, and no question is sent. */
  readonly find: (userId: string) => Promise<Found>;
  /** Reads the password policy in force for an account. */
  readonly policy: (account: Account) => Promise<PasswordPolicy>;
  /** Sets the password, demands a change at next logon and unlocks, in one write that is sent once. */
  readonly reset: (account: Account, password: string) => Promise<PasswordWrite>;
  /** Unlocks, and writes nothing else, in one write that is sent once. */
  readonly unlock: (account: Account) => Promise<UnlockWrite>;
  /** Ends the connection; never throws. */
  readonly close: () => Promise<void>;
};

/** Whether the directory can be asked now, for anybody at all. */
export type DirectoryState = 'answers' | 'is down';

/** Asks whether the directory can be asked; why not is logged. */
export function checkDirectory(open: () => Promise<Directory>, log: Log) {
  return async (): Promise<DirectoryState> => {
    try {
      const directory = await open();
      await directory.ready().finally(directory.close);
      return 'answers';
    } catch (fault) {
      log({ event: 'fault', error: namesOf(fault) });
      return 'is down';
    }
  };
}

/** What is wrong with the directory, or with our configuration of it. */
export type DirectoryFault =
  | 'unreachable'
  | 'untrusted'
  | 'timed out'
  | 'lost'
  | 'unavailable'
  | 'bind refused'
  | 'denied'
  | 'referred'
  | 'not encrypted'
  /** A group whose members are not reset by phone is not where the settings say. */
  | 'deny group missing'
  | 'unexpected';

/**
 * A fault of the directory. Its text holds a fault, result codes or places in the settings, and nothing else: the library's error, whose text is
 * the directory's own (with DNs in it), is not kept, not even as the cause.
 */
export class DirectoryError extends Error {
  override readonly name = 'DirectoryError';
  readonly fault: DirectoryFault;
  /** For example `49 data 775`, `10 0000202B`, `ECONNREFUSED` or `denyGroups.1`. */
  readonly detail: string;

  constructor(fault: DirectoryFault, detail: string) {
    super(`The directory could not be asked: ${fault} (${detail})`);
    this.fault = fault;
    this.detail = detail;
  }
}
