import type { LexPort, RecognizeOptions, RecognizeTextInput } from '../../src/instance.ts';

type Asked = {
  readonly input: RecognizeTextInput;
  readonly options: RecognizeOptions;
};

/** A reply of the Lex runtime that goes on with the conversation, or closes it. */
export function reply(
  type: 'ElicitSlot' | 'ElicitIntent' | 'Close',
  messages: readonly string[],
  more: object = {},
) {
  return {
    messages: messages.map((content) => ({
      content,
      contentType: content.startsWith('<speak>') ? 'SSML' : 'PlainText',
    })),
    sessionState: {
      dialogAction: { type, ...(type === 'ElicitSlot' ? { slotToElicit: 'JobName' } : {}) },
      intent: { name: 'patchStatusIntent', slots: { JobName: null }, state: 'InProgress' },
      sessionAttributes: {},
      ...more,
    },
    interpretations: [],
    sessionId: 'id-1',
  };
}

/** A Lex runtime that answers from a list and remembers what it was asked. An Error in the list is thrown. */
export function bot(replies: readonly unknown[]): LexPort & { readonly asked: () => readonly Asked[] } {
  let left = replies;
  let asked: readonly Asked[] = [];
  return {
    recognizeText: async (input, options) => {
      asked = [...asked, { input, options }];
      const [next, ...rest] = left;
      left = rest;
      if (next instanceof Error) throw next;
      return next;
    },
    asked: () => asked,
  };
}
