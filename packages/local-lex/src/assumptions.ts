/**
 * Behaviour that AWS leaves undocumented and that this runtime had to decide, each under one name and tested both ways.
 * `createLexRuntime({ assumptions: { … } })` switches single ones.
 */
export type Assumptions = {
  /** Intent state after a declined confirmation that has no next step of its own. */
  readonly declinedState: 'Failed' | 'Fulfilled';
  /** Whether a dialog hook hears "yes" before the fulfilment hook, in the same turn. */
  readonly hookAfterYes: boolean;
  /** Order of `03/04/1983`; `'locale'` is month first in en_US, day first elsewhere. */
  readonly dateOrder: 'locale' | 'month first' | 'day first';
  /** A two-digit year at most this many years ahead is in this century, any other in the last. */
  readonly twoDigitYearsAhead: number;
  /** IANA time zone whose calendar says what "today" is. */
  readonly timeZone: string;
  /** What a fulfilment hook that answers `Delegate` with every slot still filled leads to. */
  readonly delegateFromFulfilment: 'refuse' | 'close';
  /** Whether the dialog hook hears the answer that exhausts the retries. */
  readonly hookAfterLastRetry: boolean;
  /** Whether an answer that is both a slot value and another intent's utterance fills the slot. */
  readonly slotValueBeforeSwitch: boolean;
  /** What a hook that names an intent without `slots` does to the slots already filled. */
  readonly omittedSlots: 'keep' | 'clear';
};

/** What holds unless `createLexRuntime` is told otherwise. */
export const assumptions: Assumptions = {
  declinedState: 'Failed',
  hookAfterYes: true,
  dateOrder: 'locale',
  twoDigitYearsAhead: 10,
  timeZone: 'UTC',
  delegateFromFulfilment: 'refuse',
  hookAfterLastRetry: false,
  slotValueBeforeSwitch: true,
  omittedSlots: 'keep',
};

/** Highest confidence of an intent that is not the active one. */
export const loserConfidence = 0.73;

/** Error for a message group without a message of an accepted type; Lex documents the name only. */
export const noUsableMessage = { name: 'NoUsableMessageException', status: 400 } as const;

/** Case of a plain AMAZON.AlphaNumeric value (no regular expression): one public capture has it lower. */
export function alphaNumericCase(value: string): string {
  return value.toLowerCase();
}

/** Eight keyed digits are read as a whole date: the first four by `dateOrder`, then the year. */
export const keyedDate = /^(\d{2})(\d{2})([1-9]\d{3})$/;
