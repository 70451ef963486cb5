import { textInWords } from '@opsline/local-kit/text-in-words';
import { anyTime, inWords, type Text, typedFrom } from './in-words.ts';

/** What is written down of calls, to be played again. */
export type Recording = {
  /** @param own whether the page that it goes to is of the line itself, which is not named there */
  readonly sceneOf: (call: string, title: string, own: boolean) => string;
  readonly began: (call: string, line: string, from: string | undefined) => void;
  readonly said: (call: string, text: string) => void;
  readonly answered: (call: string, answers: readonly string[], outcome: string | undefined) => void;
};

type Written = {
  readonly line: string;
  readonly from: string | undefined;
  readonly lines: string[];
  /** How many of the text messages were told, or had come before. */
  told: number;
};

/** The line that people call unless another is named. */
const usual = 'IT operations';

/** Writes calls down in the notation that the tests play. `texts` are all text messages so far. */
export function createRecording(texts: () => readonly Text[]): Recording {
  const calls = new Map<string, Written>();
  const write = (call: string, ...lines: readonly string[]): void => {
    calls.get(call)?.lines.push(...lines);
  };
  return {
    began: (call, line, from) => {
      calls.set(call, { line, from, lines: [], told: texts().length });
    },
    said: (call, text) => {
      write(call, text === '' ? '_silence_' : `**Caller:** ${inWords(text, typedFrom(texts()))}`);
    },
    answered: (call, answers, outcome) => {
      const written = calls.get(call);
      const arrived = texts().slice(written?.told);
      if (written !== undefined) written.told += arrived.length;
      write(
        call,
        ...answers.map((answer) => `**Bot:** ${anyTime(answer)}`),
        ...arrived.map((text) => `_${textInWords(text)}_`),
        ...(outcome === undefined ? [] : [`_${outcome}_`]),
      );
    },
    sceneOf: (call, title, own) => {
      const { line, from, lines } = calls.get(call) ?? { line: usual, from: undefined, lines: [] };
      const to = own || line === usual ? '' : ` to ${line}`;
      const comes = from === undefined ? 'comes, its number withheld' : `comes from ${from}`;
      return [`## ${title}`, `_a call${to} ${comes}_`, ...lines].join('\n\n').concat('\n');
    },
  };
}
