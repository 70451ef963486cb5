import type { Notice } from '../out/notice.ts';
import type { Purpose } from '../reset/deed.ts';
import type { Proof, Step } from './steps.ts';

/** Who has to be told of what was done to an account. */
export type Audience = 'owner' | 'helpdesk';

/** What the helpdesk is told of something that was done, or may have been. */
export type Event = Notice['event'];

/** What has to be told, unless somebody says that it was; the phone, sealed, to tell the owner. */
export type Untold = {
  readonly event: Event;
  readonly owes: readonly Audience[];
  readonly phone: string;
  /** When it is told by the sweep, epoch ms. */
  readonly dueAt: number;
};

/** One more step of an attempt. Its record is made with its first one, and every step is written once, however often it is sent. */
export type Written = {
  /** 32 hex characters: the same for the same conversation, account and action. */
  readonly id: string;
  /** The digest of the account, 32 hex characters, and its user ID, sealed. */
  readonly account: string;
  readonly userId: string;
  readonly action: Purpose;
  /** The digest of the conversation, as the log has it. */
  readonly conversation: string;
  /** The last two digits of the number that was called from. */
  readonly callerEnds: string | undefined;
  readonly step: Step;
  readonly proofs: readonly Proof[];
  /** Given to DynamoDB for deletion then, epoch ms. */
  readonly keptUntil: number;
  /** What has to be told from now on: of all or of what is left; undefined where that stays as it is. */
  readonly untold?: Untold | Pick<Untold, 'event' | 'owes'> | 'nothing';
};

/** A record as it is kept. */
export type AttemptRecord = Omit<Written, 'step' | 'keptUntil' | 'untold'> & {
  /** When it began, epoch ms. */
  readonly at: number;
  /** In their order. */
  readonly steps: readonly Step[];
  readonly untold: Untold | undefined;
};

/** Where attempts are kept. Everything throws when that is down. */
export type AttemptTable = {
  /**
   * Whether it was written down: not what somebody repeats beyond so many steps, nor what would be begun while something of
   * before is still to be told.
   */
  readonly write: (step: Written) => Promise<boolean>;
  /** Those of which something is to be told by now, at most so many, the longest due first. */
  readonly due: (now: number, most: number) => Promise<readonly AttemptRecord[]>;
  /** Puts off what is due, unless somebody else has; whoever did it tells it. */
  readonly putOff: (id: string, dueAt: number, until: number) => Promise<boolean>;
  /** What is left to tell of what was put off till then; the phone goes with the last of it. */
  readonly told: (id: string, dueAt: number, left: readonly Audience[]) => Promise<void>;
  readonly find: (id: string) => Promise<AttemptRecord | undefined>;
  /** Those that began on a day (UTC, `2026-11-20`), oldest first. */
  readonly ofDay: (day: string) => AsyncIterable<AttemptRecord>;
  /** Those of an account, by its digest, oldest first. */
  readonly ofAccount: (account: string) => AsyncIterable<AttemptRecord>;
};
