import type { KeyPress, KeypadRules } from './keypad.ts';

/** What the caller hears or, on chat, reads. */
export type Prompt = {
  /** The words, without markup; empty for a recording. */
  readonly text: string;
  readonly ssml?: string;
  /** Prompt id or S3 address of a recording, which the player cannot play. */
  readonly recording?: string;
  /** The voice that speaks; absent on chat. */
  readonly voice?: string;
};

/** A request for keys. The prompt is played first and a key interrupts it. */
export type KeypadRequest = KeypadRules & {
  readonly prompt?: Prompt;
  /** Keys that the buffer already holds for this input; do not return them again. */
  readonly buffered: readonly KeyPress[];
};

/** A request of the bot for an answer: its prompts are played first. */
type SpeakRequest = {
  readonly prompts: readonly Prompt[];
  /** Speech that starts later than this, in ms after the prompts, is silence. On chat: the idle limit, if any. */
  readonly startMs?: number;
  /** How keys are read when the caller answers with the keypad. */
  readonly keypad: KeypadRules;
};

/** Words (`afterMs` after the prompts, default 0), keys, or neither. */
export type Utterance =
  | { readonly words: string; readonly afterMs?: number }
  | { readonly keys: readonly KeyPress[] }
  | 'silence'
  | 'hang up';

/**
 * Whoever is on the line: a script in a test, a person at a terminal. A port may answer at once (the player
 * lets the missing time pass on its clock) or after real time.
 */
export type CallerPort = {
  /** Plays a prompt to its end. Returns the keys pressed meanwhile, if any. */
  readonly hear: (prompt: Prompt) => Promise<readonly KeyPress[] | 'hang up'>;
  /** Plays a prompt and returns the keys pressed; none is silence. `readKeypad` says when enough came. */
  readonly keypad: (request: KeypadRequest) => Promise<readonly KeyPress[] | 'hang up'>;
  /** Plays the bot's prompts and returns the caller's answer. */
  readonly speak: (request: SpeakRequest) => Promise<Utterance>;
  /** Asked before every action; true ends the contact as hung up. */
  readonly gone?: () => boolean;
};
