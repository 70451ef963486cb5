import type { Reply } from '@opsline/lex-kit';
import type { DirectoryState } from '../directory/directory.ts';
import type { Answers } from '../out/kept-answers.ts';
import type { Line } from '../out/line-of-one-time-pins.ts';
import type { Details } from '../record/on-record.ts';
import type { Deed } from '../reset/deed.ts';
import type { ResetOutcome } from '../reset/outcomes.ts';

/** Something outside that is to be done; what comes of it decides how it goes on. */
export type Act =
  | { readonly do: 'check the directory'; readonly next: (directory: DirectoryState) => Step }
  | { readonly do: 'keep answers'; readonly answers: Answers; readonly next: () => Step }
  | { readonly do: 'recall answers'; readonly next: (answers: Answers) => Step }
  | {
      /** The same for every user ID. */
      readonly do: 'look whether one-time PINs are sent';
      readonly userId: string;
      readonly action: Deed;
      readonly next: (line: Line) => Step;
    }
  | {
      readonly do: 'request one-time PIN';
      readonly userId: string;
      readonly action: Deed;
      readonly next: () => Step;
    }
  | {
      /** What is to be done. */
      readonly do: 'reset' | 'unlock';
      /** What was asked for, and the one-time PIN for. */
      readonly action: Deed;
      readonly chosen: Deed | undefined;
      readonly details: Details;
      /** The one-time PIN, six digits; undefined where none is asked for, or a choice was made. */
      readonly guess: string | undefined;
      readonly next: (outcome: ResetOutcome) => Step;
    };

/**
 * What is to be done next: the reply, or an act. Steps are data, so that a decision can be tested without doing
 * anything.
 */
export type Step = Reply | Act;
