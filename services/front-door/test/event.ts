type Part = Readonly<Record<string, unknown>>;

/** A code hook event of frontDoorBot. */
export function lexEvent(intent: string, attributes: Part | null = {}, text = ''): Part {
  return {
    messageVersion: '1.0',
    invocationSource: 'DialogCodeHook',
    inputMode: 'Text',
    sessionId: 'T1:U1',
    inputTranscript: text,
    bot: {
      id: 'A1B2C3D4E5',
      name: 'frontDoorBot-dev',
      aliasId: 'LIVE000001',
      localeId: 'en_US',
      version: '1',
    },
    sessionState: {
      sessionAttributes: attributes,
      intent: { name: intent, state: 'InProgress', confirmationState: 'None', slots: {} },
    },
  };
}
