import { codeHookEvent } from '@opsline/lex-kit/testing';

const phone = '+15550100101';
const contact = '0f3c9c1e-0000-4000-8000-000000000001';

/** A question of a contact flow, as Connect sends it. */
function question(Parameters: Readonly<Record<string, string>>) {
  return {
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
      Parameters,
    },
  };
}

/** What EventBridge sends when a maintenance window begins to run. */
const windowRuns = {
  source: 'aws.ssm',
  'detail-type': 'Maintenance Window Execution State-change Notification',
  time: '2026-11-20T02:00:00Z',
  detail: { 'window-id': 'mw-0c50858d01EXAMPLE', status: 'IN_PROGRESS' },
};

/** The first turn of a conversation, as Lex sends it. */
function turn(bot: string, name: string, text: string, slots: readonly string[]) {
  const intent = { name, slots: Object.fromEntries(slots.map((slot) => [slot, null])) };
  return codeHookEvent({ bot, intent, text, attributes: { phoneNumber: phone, contactId: contact } });
}

/** What functions are first asked, by service and function, but for those that Slack asks. */
export const firstTurns: Readonly<Record<string, unknown>> = {
  'auth-lookup-authLookup': question({ question: 'who is this' }),
  'front-door-frontDoor': turn('frontDoorBot', 'FallbackIntent', 'hello', []),
  'patch-status-intent-patchStatus': turn('patchStatusBot', 'patchStatusIntent', 'check patching', [
    'JobName',
    'EmployeeID',
    'OneTimePin',
  ]),
  'patch-status-intent-sendOneTimePin': { employeeId: '101', conversation: contact },
  'patch-status-intent-indexRuns': windowRuns,
  'password-reset-intent-passwordReset': turn('UserAdministration', 'ResetPW', 'I forgot my password', [
    'UserID',
    'DOB',
    'MonthStarted',
    'OneTimePin',
  ]),
  'password-reset-intent-sendOneTimePin': {
    userId: '104233',
    conversation: contact,
    caller: '+15550100104',
    action: 'new password',
  },
  'password-reset-intent-helpdeskProof': question({
    question: 'send a one-time PIN',
    userId: '104233',
  }),
  'password-reset-intent-textOneTimePin': { to: phone, pin: '482913', action: 'new password' },
  'password-reset-intent-textOwner': { to: phone, notice: 'reset' },
  'password-reset-intent-notifyHelpdesk': { event: 'RESET', userId: '104233', at: 1_795_910_400_000 },
  'password-reset-intent-tellUntold': {},
};
