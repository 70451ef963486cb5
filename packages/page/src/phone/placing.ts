import type { Flow, ReturnableCall, Visited } from '@opsline/local-connect';

/** A line that can be called, and the contact flow that its number leads to now, by its ARN. */
type Line = {
  readonly name: string;
  readonly number: string;
  readonly flow: () => string;
  /** The folder of the service whose tests play calls to this line, if any does. */
  readonly service?: string;
};

/** Somebody who may call a line, from a phone of their own, and what they know of themselves. */
export type Caller = {
  readonly id: string;
  readonly line: string;
  readonly name: string;
  readonly phone: string;
  readonly knows: Readonly<Record<string, string>>;
};

/** What calls are placed with. */
export type Calls = {
  readonly lines: readonly Line[];
  /** Who may call now; `on` is told when that has changed, and returns the function that ends it. */
  readonly callers: {
    readonly list: () => readonly Caller[];
    readonly on: (listener: () => void) => () => void;
  };
  /** Contact flows by ARN, as they are now; a call keeps those that it began with. */
  readonly flows: () => Readonly<Record<string, Flow>>;
  /** Calls a line by its name; the number is withheld where there is none. */
  readonly place: (
    line: string,
    from: string | undefined,
    onBlock: (visited: Visited) => void,
  ) => ReturnableCall;
};
