import { declareBot } from '../src/index.ts';

/** The bot that these tests speak for. */
export const bot = declareBot({
  name: 'orderBot',
  intents: { orderPatch: ['Patch', 'When'], FallbackIntent: [] },
});

type Part = Record<string, unknown>;

/** A code hook event as Lex sends it in mid-dialog; what is given replaces a part of it. */
export function lexEvent(changes: Part = {}, state: Part = {}, intent: Part = {}): Part {
  return {
    messageVersion: '1.0',
    invocationSource: 'DialogCodeHook',
    inputMode: 'Text',
    responseContentType: 'text/plain; charset=utf-8',
    sessionId: 'dev-0001',
    inputTranscript: 'kb 4711',
    bot: {
      id: 'A1B2C3D4E5',
      name: 'orderBot',
      aliasId: 'TSTALIASID',
      aliasName: 'TestBotAlias',
      localeId: 'en_US',
      version: 'DRAFT',
    },
    interpretations: [
      {
        intent: { name: 'orderPatch', slots: {}, state: 'InProgress' },
        nluConfidence: 1,
      },
      { intent: { name: 'FallbackIntent', slots: {}, state: 'InProgress' } },
    ],
    proposedNextState: {
      dialogAction: { type: 'ElicitSlot', slotToElicit: 'When' },
      prompt: { attempt: 'Initial' },
    },
    sessionState: {
      sessionAttributes: { caller: '+15550100101' },
      activeContexts: [],
      originatingRequestId: '5e0d6d0c-2f1b-4a5a-9a0e-6a1f0c9d1234',
      intent: {
        name: 'orderPatch',
        state: 'InProgress',
        confirmationState: 'None',
        slots: { Patch: scalar('kb4711'), When: null },
        ...intent,
      },
      ...state,
    },
    ...changes,
  };
}

/** A filled slot. */
export function scalar(value: string | null): Part {
  return {
    shape: 'Scalar',
    value: {
      originalValue: value ?? '',
      interpretedValue: value,
      resolvedValues: value === null ? [] : [value],
    },
  };
}
