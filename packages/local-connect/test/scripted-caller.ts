import type { CallerPort, Prompt, Utterance } from '../src/caller/caller.ts';
import { type KeyPress, keyOf } from '../src/caller/keypad.ts';

/** One thing a scripted caller does when it is asked for something. */
export type ScriptLine =
  /** Presses keys: the first `afterMs` (default 1000) after the prompt, the others `everyMs` (default 300) apart. */
  | { readonly press: string; readonly afterMs?: number; readonly everyMs?: number }
  /** Presses keys while the next plain prompt plays. */
  | { readonly pressDuringPrompt: string }
  /** Says, or on chat writes, something. */
  | { readonly say: string; readonly afterMs?: number }
  | 'silence'
  /** Hangs up instead of answering, or while the next plain prompt plays. */
  | 'hang up'
  | 'hang up during prompt';

/** A caller by script, and what it heard and did so far: `Bot: …`, `Caller: …`. */
type ScriptedCaller = CallerPort & {
  readonly transcript: () => readonly string[];
  /** Prompts as they came, with SSML and voice. */
  readonly heard: () => readonly Prompt[];
  /** Lines of the script that nothing asked for yet. */
  readonly unused: () => readonly ScriptLine[];
};

/** Keys at even intervals: `keys('40#')` presses them 1.0, 1.3 and 1.6 s after the prompt. @throws on another sign. */
export function keys(text: string, afterMs = 1000, everyMs = 300): readonly KeyPress[] {
  return [...text].map((sign, index) => {
    const key = keyOf(sign);
    if (key === undefined) throw new Error(`A phone has no key "${sign}"`);
    return { key, atMs: afterMs + index * everyMs };
  });
}

/** A caller that follows a script, line by line, and fails loudly when the flow asks for more or for something else. */
export function scriptedCaller(script: readonly ScriptLine[]): ScriptedCaller {
  let left = script;
  let transcript: readonly string[] = [];
  let heard: readonly Prompt[] = [];

  const write = (line: string): void => {
    transcript = [...transcript, line];
  };
  const listen = (prompt: Prompt): void => {
    heard = [...heard, prompt];
    write(`Bot: ${prompt.text || `(recording ${prompt.recording})`}`);
  };
  const take = (wanted: string): ScriptLine => {
    const [line, ...rest] = left;
    if (line === undefined) throw new Error(`The script is over, but the flow asks for ${wanted}`);
    left = rest;
    write(`Caller: ${inWords(line)}`);
    return line;
  };
  return {
    hear: async (prompt) => {
      listen(prompt);
      const [line] = left;
      if (line === 'hang up during prompt') {
        take('nothing');
        return 'hang up';
      }
      if (typeof line !== 'object' || !('pressDuringPrompt' in line)) return [];
      take('nothing');
      return keys(line.pressDuringPrompt, 0, 0);
    },
    keypad: async ({ prompt }) => {
      if (prompt !== undefined) listen(prompt);
      const answer = answerOf(take('keys'));
      if (answer === 'silence') return [];
      if (answer === 'hang up') return answer;
      if ('keys' in answer) return answer.keys;
      throw new Error('The flow asks for keys, but the script speaks');
    },
    speak: async ({ prompts }) => {
      prompts.forEach(listen);
      return answerOf(take('an answer'));
    },
    transcript: () => transcript,
    heard: () => heard,
    unused: () => left,
  };
}

function answerOf(line: ScriptLine): Utterance {
  if (line === 'silence' || line === 'hang up') return line;
  if (typeof line === 'string') throw new Error('No plain prompt plays that the caller could hang up on');
  if ('say' in line) return { words: line.say, afterMs: line.afterMs ?? 0 };
  if ('press' in line) return { keys: keys(line.press, line.afterMs, line.everyMs) };
  throw new Error('No prompt plays that keys could be pressed into');
}

function inWords(line: ScriptLine): string {
  if (typeof line === 'string') return `(${line})`;
  if ('say' in line) return line.say;
  return `(presses ${'press' in line ? line.press : line.pressDuringPrompt})`;
}
