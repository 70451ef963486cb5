import type { Reply } from '@opsline/lex-kit';
import type { GroupStatus } from '../patching/group-status.ts';
import type { Failures, Groups, Latest, Part } from '../patching/latest.ts';
import type { Dated } from '../patching/patching.ts';

/** What has to be known before a turn can be decided. */
export type Facts = {
  /** Who this conversation was authenticated for, as the table says; undefined if for nobody. */
  readonly employeeId: string | undefined;
  /** The time zone in which moments are told, an IANA name. */
  readonly timeZone: string;
  /** Epoch milliseconds: moments are told from it. */
  readonly now: number;
};

/** What came of a one-time PIN that was typed. Whoever typed it is told only whether it was accepted. */
export type Verdict = 'accepted' | 'refused';

/** Something outside that is to be done; what comes of it decides how it goes on. */
export type Act =
  /** Looked at for every employee ID alike; what comes of it tells nothing of any. */
  | {
      readonly do: 'look whether one-time PINs are sent';
      readonly employeeId: string;
      readonly next: (line: 'open' | 'halted') => Step;
    }
  | { readonly do: 'request one-time PIN'; readonly employeeId: string; readonly next: () => Step }
  | {
      readonly do: 'verify one-time PIN';
      readonly employeeId: string;
      readonly guess: string;
      readonly next: (verdict: Verdict) => Step;
    }
  | { readonly do: 'read latest'; readonly said: string; readonly next: (latest: Latest & Dated) => Step }
  | { readonly do: 'read failures'; readonly part: Part; readonly next: (failures: Failures & Dated) => Step }
  | { readonly do: 'list groups'; readonly next: (groups: Groups & Dated) => Step }
  | { readonly do: 'read group'; readonly said: string; readonly next: (status: GroupStatus & Dated) => Step }
  | { readonly do: 'end authentication'; readonly next: () => Step };

/**
 * What is to be done next: the reply, or an act. Steps are data, so that a decision can be tested without doing
 * anything.
 */
export type Step = Reply | Act;
