import type { Writable } from 'node:stream';

/** Where people read. */
export type Screen = {
  readonly print: (line?: string) => void;
  /** A terminal that a person sits at: lines may be written over. */
  readonly interactive: boolean;
  readonly write: (text: string) => void;
};

/** A screen on a stream; `styleText` of Node leaves colours out by itself where there is no terminal. */
export function screenOn(stream: Writable & { readonly isTTY?: boolean }): Screen {
  return {
    print: (line = '') => void stream.write(`${line}\n`),
    write: (text) => void stream.write(text),
    interactive: stream.isTTY === true,
  };
}
