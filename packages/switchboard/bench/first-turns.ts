import { codeHookEvent } from '@opsline/lex-kit/testing';

const phone = '+15550100101';
const contact = '0f3c9c1e-0000-4000-8000-000000000001';

const whoIsThis = {
  Name: 'ContactFlowEvent',
  Details: {
    ContactData: {
      Attributes: {},
      Channel: 'VOICE',
      ContactId: contact,
      CustomerEndpoint: { Address: phone, Type: 'TELEPHONE_NUMBER' },
      InitialContactId: contact,
      InitiationMethod: 'INBOUND',
      PreviousContactId: contact,
      SystemEndpoint: { Address: '+15550100199', Type: 'TELEPHONE_NUMBER' },
    },
    Parameters: { question: 'who is this' },
  },
};

/** The first turn of a conversation, as Lex sends it. */
function turn(bot: string, name: string, text: string, slots: readonly string[]) {
  const intent = { name, slots: Object.fromEntries(slots.map((slot) => [slot, null])) };
  return codeHookEvent({ bot, intent, text, attributes: { phoneNumber: phone, contactId: contact } });
}

/**
 * What functions are first asked, by service and function: those that a person waits for, and the two that text one-time
 * PINs. What Slack's pay is in the figures of people in Slack.
 */
export const firstTurns: Readonly<Record<string, unknown>> = {
  'auth-lookup-authLookup': whoIsThis,
  'front-door-frontDoor': turn('frontDoorBot', 'FallbackIntent', 'hello', []),
  'patch-status-intent-patchStatus': turn('patchStatusBot', 'patchStatusIntent', 'check patching', [
    'JobName',
    'EmployeeID',
    'OneTimePin',
  ]),
  'patch-status-intent-sendOneTimePin': { employeeId: '101', conversation: contact },
  'password-reset-intent-passwordReset': turn('UserAdministration', 'ResetPW', 'I forgot my password', [
    'UserID',
    'DOB',
    'MonthStarted',
    'OneTimePin',
  ]),
  'password-reset-intent-sendOneTimePin': { userId: '104200', conversation: contact, caller: phone },
};
