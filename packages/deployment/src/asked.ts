import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { exitCodes } from './exit-codes.ts';

/** What a command was asked for: a stage, or to say something and end. */
type Asked =
  | {
      readonly stage: string;
      readonly values: Readonly<Record<string, unknown>>;
      readonly positionals: readonly string[];
    }
  | { readonly said: string; readonly code: number };

/** Reads the arguments of a command that has a stage. @param help what it says of itself */
export function askedBy(args: readonly string[], help: string, options: ParseArgsOptionsConfig = {}): Asked {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' }, stage: { type: 'string' }, ...options },
    });
    if (values.help === true) return { said: help, code: exitCodes.done };
    const { stage } = values;
    return typeof stage === 'string' && stage !== ''
      ? { stage, values, positionals }
      : { said: `expected --stage\n\n${help}`, code: exitCodes.misused };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { said: `${why}\n\n${help}`, code: exitCodes.misused };
  }
}
