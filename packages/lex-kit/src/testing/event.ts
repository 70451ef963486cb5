/** A part of an event that a test replaces. */
export type Part = Readonly<Record<string, unknown>>;

/** A filled slot. */
export function scalar(value: unknown): Part {
  return {
    shape: 'Scalar',
    value: { originalValue: value, interpretedValue: value, resolvedValues: [value] },
  };
}

type Turn = {
  /** The bot's name. */
  readonly bot: string;
  /** The intent, and what of it is not as in mid-dialog. */
  readonly intent: Part & { readonly name: string };
  readonly text?: string;
  readonly attributes?: unknown;
};

/** A code hook event as Lex sends it in mid-dialog of a chat; `more` replaces parts of it. */
export function codeHookEvent({ bot, intent, text = '', attributes = {} }: Turn, more: Part = {}): Part {
  return {
    messageVersion: '1.0',
    invocationSource: 'DialogCodeHook',
    inputMode: 'Text',
    responseContentType: 'text/plain; charset=utf-8',
    sessionId: 'T1:U1',
    inputTranscript: text,
    bot: {
      id: 'A1B2C3D4E5',
      name: bot,
      aliasId: 'LIVE000001',
      aliasName: 'live',
      localeId: 'en_US',
      version: '1',
    },
    interpretations: [],
    sessionState: {
      sessionAttributes: attributes,
      originatingRequestId: '5e0d6d0c-2f1b-4a5a-9a0e-6a1f0c9d1234',
      intent: { state: 'InProgress', confirmationState: 'None', slots: {}, ...intent },
    },
    ...more,
  };
}
