import type { AnsweredCall } from '@opsline/local-aws';
import type { Visited } from '@opsline/local-connect';
import type { TurnTrace } from '@opsline/local-lex';
import type { Exchange } from '@opsline/local-slack';
import type { Happening } from '../board/items.ts';
import { exchangeInWords } from '../slack/exchange-in-words.ts';

/** What the parts of the stack tell while they work, and who listens. */
export type Happenings = {
  /** For the stack to tell. */
  readonly trace: {
    readonly awsCall: (call: AnsweredCall) => void;
    readonly turn: (turn: TurnTrace) => void;
    readonly block: (visited: Visited) => void;
    readonly slack: (exchange: Exchange) => void;
    readonly functionLine: (line: string) => void;
    readonly failed: (functionName: string) => void;
  };
  readonly on: (listener: (happening: Happening) => void) => () => void;
};

/** Has the stack tell what happens; obfuscated slots arrive masked. `now` is epoch ms. */
export function createHappenings(now: () => number): Happenings {
  const listeners = new Set<(happening: Happening) => void>();
  const tell = (happening: Omit<Happening, 'at'> & { readonly at?: number }): void => {
    for (const listener of listeners) listener({ at: now(), ...happening });
  };
  return {
    trace: {
      awsCall: ({ service, operation, status, ms }) =>
        tell({
          part: 'AWS',
          what: `${service} ${operation}`,
          at: now() - ms,
          ms,
          outcome: String(status),
          failed: status >= 400,
        }),
      turn: (turn) => tell({ part: 'Lex', what: inWords(turn), detail: why(turn) }),
      block: ({ identifier, type, took, at, ms, branch }) =>
        tell({
          part: 'flow',
          what: identifier,
          detail: type,
          at,
          ms,
          outcome: took,
          failed: branch.kind === 'error',
        }),
      slack: (exchange) => {
        const { what, at, ms, outcome, failed } = exchange;
        tell({ part: 'Slack', what, detail: exchangeInWords(exchange), at, ms, outcome, failed });
      },
      functionLine: (line) => tell({ part: 'function', ...logged(line) }),
      failed: (name) => tell({ part: 'function', what: name, outcome: 'failed', failed: true }),
    },
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function inWords({ intent, state, waitsFor }: TurnTrace): string {
  return `${intent ?? 'no intent'} ${state ?? ''} → ${waitsFor}`.replaceAll(/ +/g, ' ');
}

/** Why this intent, the steps that Lex took, and what it knows. */
function why({ nearest, steps, slots, inputMode }: TurnTrace): string {
  const known = Object.entries(slots).map(([slot, value]) => `${slot}: ${value ?? '–'}`);
  return [`by ${inputMode}`, `nearest: ${nearest}`, steps.join(' → '), ...known].join('\n');
}

/** A line of a function: its event or words, and behind them all of it. */
function logged(line: string): Pick<Happening, 'what' | 'detail'> {
  const [, what] = /"(?:event|message)":"([^"]+)"/.exec(line) ?? [];
  return what === undefined ? { what: line } : { what, detail: line };
}
