import { parseArgs } from 'node:util';
import { isE164 } from '@opsline/function-kit/e164';
import type { Locked } from './lift-lock.ts';

/** What the command needs of the service that owns the table. */
export type LiftingLock = {
  /** Who has one-time PINs: "employee ID", whether a text can be one, and its form in words: "three digits". */
  readonly holder: {
    readonly name: string;
    readonly is: (text: string) => boolean;
    readonly inWords: string;
  };
  /** Lifts a lock in the table of a stage. See `liftLock`. */
  readonly lift: (stage: string, locked: Locked) => Promise<number>;
  /** Tells whoever gave the command. */
  readonly tell: (line: string) => void;
  /** Keeps on record what was done, and for whom, in lines of JSON; no number is in them. */
  readonly record: (line: string) => void;
  /** Epoch ms. */
  readonly now: () => number;
};

/**
 * The command that lifts a lock; `usageOf` says how it is given.
 *
 * @param args what was given behind its name
 * @returns the exit code: 0 when nothing is locked any more, 1 when the table could not be had, 2 for wrong arguments
 */
export async function liftLockCommand(args: readonly string[], lifting: LiftingLock): Promise<0 | 1 | 2> {
  const { holder, lift, tell, record, now } = lifting;
  const asked = askedBy(args, holder);
  if (asked === 'help') {
    tell(usageOf(holder));
    return 0;
  }
  if ('wrong' in asked) {
    tell(`${asked.wrong}\n\n${usageOf(holder)}`);
    return 2;
  }
  const { stage, locked } = asked;
  const failures = await lift(stage, locked).catch((fault: unknown) => {
    tell(`The lock was not lifted. ${fault}`);
  });
  if (failures === undefined) return 1;
  const at = new Date(now()).toISOString();
  record(JSON.stringify({ at, event: 'lock lifted', stage, holder: locked.holder, failures }));
  tell(
    failures === 0
      ? `${locked.holder} was not locked: no failure was counted.`
      : `${locked.holder} is not locked any more. Failures that were forgotten: ${failures}.`,
  );
  return 0;
}

type Asked = { readonly stage: string; readonly locked: Locked };

/** What is to be done: a lock to lift, help, or what is wrong with the arguments. */
function askedBy(
  args: readonly string[],
  { name, is, inWords }: LiftingLock['holder'],
): Asked | 'help' | { wrong: string } {
  const options = {
    stage: { type: 'string' },
    phone: { type: 'string' },
    help: { type: 'boolean' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const { stage, phone, help } = values;
    const [id = '', ...others] = positionals;
    if (help) return 'help';
    if (!stage) return { wrong: '--stage: expected the name of a stage.' };
    if (!is(id) || others.length > 0) return { wrong: `Expected one ${name}: ${inWords}.` };
    if (phone !== undefined && !isE164(phone)) return { wrong: '--phone: expected E.164.' };
    return { stage, locked: { holder: id, phone } };
  } catch (fault) {
    return { wrong: fault instanceof Error ? fault.message : 'Expected other arguments.' };
  }
}

function usageOf({ name, inWords }: LiftingLock['holder']): string {
  return `lift-lock --stage <stage> [--phone <number>] <${name}>

Lifts the lock of one-time PINs, for the helpdesk: failures are forgotten, a one-time PIN that was sent is void.
Find out first that it is them, and that the number on record is theirs.

  <${name}>  ${inWords}
  --stage   whose tables; credentials and Region come from the environment
  --phone   the number on record, E.164, if it was somebody else's until now
  --help    shows this

Exit codes: 0 not locked any more, 1 the table could not be had, 2 wrong arguments.`;
}
