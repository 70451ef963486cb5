/** A part of an event that a test replaces. */
export type Part = Readonly<Record<string, unknown>>;

/** A filled slot. */
export function scalar(value: unknown): Part {
  return {
    shape: 'Scalar',
    value: { originalValue: value, interpretedValue: value, resolvedValues: [value] },
  };
}

type Changes = {
  readonly text?: string;
  readonly slots?: Part | null;
  readonly attributes?: unknown;
  readonly intent?: Part;
  readonly event?: Part;
};

/** A code hook event of patchStatusBot in the dialog of patchStatusIntent. */
export function lexEvent({ text = '', slots = {}, attributes = {}, intent = {}, event = {} }: Changes): Part {
  return {
    messageVersion: '1.0',
    invocationSource: 'DialogCodeHook',
    inputMode: 'Text',
    responseContentType: 'text/plain; charset=utf-8',
    sessionId: 'T1:U1',
    inputTranscript: text,
    bot: {
      id: 'A1B2C3D4E5',
      name: 'patchStatusBot',
      aliasId: 'LIVE000001',
      aliasName: 'live',
      localeId: 'en_US',
      version: '1',
    },
    interpretations: [],
    sessionState: {
      sessionAttributes: attributes,
      originatingRequestId: '5e0d6d0c-2f1b-4a5a-9a0e-6a1f0c9d1234',
      intent: {
        name: 'patchStatusIntent',
        state: 'InProgress',
        confirmationState: 'None',
        slots: slots && { EmployeeID: null, OneTimePin: null, JobName: null, ...slots },
        ...intent,
      },
    },
    ...event,
  };
}

/** The turn in which somebody gives an employee ID. */
export function idTyped(employeeId: string): Part {
  return lexEvent({ text: employeeId, slots: { EmployeeID: scalar(employeeId) } });
}

/** The turn in which a one-time PIN is typed, for 101 unless told; Lex fills the slot with the text, unless told. */
export function pinTyped(
  text: string,
  { slot = text, employeeId = '101' }: { readonly slot?: unknown; readonly employeeId?: string } = {},
): Part {
  return lexEvent({
    text,
    slots: { EmployeeID: scalar(employeeId), OneTimePin: slot === null ? null : scalar(slot) },
    attributes: { asked: 'OneTimePin' },
  });
}
