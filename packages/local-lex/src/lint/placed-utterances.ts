import type { IntentDefinition, LocaleDefinition } from '../definition/bot-definition.ts';

/** A sample utterance of an intent, or a phrase that a built-in one knows, and the path that it comes from. */
export type PlacedUtterance = {
  readonly intent: IntentDefinition;
  readonly utterance: string;
  readonly path: string;
};

/** Every utterance of a locale; `at` is the locale's path. */
export function placedUtterances(locale: LocaleDefinition, at: string): readonly PlacedUtterance[] {
  return locale.intents.flatMap((intent, index) =>
    intent.utterances.map((utterance, nth) => {
      const property = intent.builtIn ? 'ParentIntentSignature' : `SampleUtterances[${nth}].Utterance`;
      return { intent, utterance, path: `${at}.Intents[${index}].${property}` };
    }),
  );
}

/** An utterance as Lex compares it: without case and punctuation, its slots in braces. */
export function folded(utterance: string): string {
  return utterance
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}{}\s]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
