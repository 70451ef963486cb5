/** The contact that events are of, unless told. */
export const contactId = '0f3c9c1e-0000-4000-8000-000000000001';

/** What may be told about an event; the rest is as Amazon Connect sends it. */
export type Told = {
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly contact?: Readonly<Record<string, unknown>>;
};

/** An event as Amazon Connect sends it: a call from +15550100101. */
export function eventOf({ parameters = {}, contact = {} }: Told) {
  return {
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: {
        Attributes: {},
        Channel: 'VOICE',
        ContactId: contactId,
        CustomerEndpoint: { Address: '+15550100101', Type: 'TELEPHONE_NUMBER' },
        Description: '',
        InitialContactId: contactId,
        InitiationMethod: 'INBOUND',
        InstanceARN: 'arn:aws:connect:eu-west-1:111122223333:instance/i-1',
        LanguageCode: 'en-US',
        MediaStreams: { Customer: { Audio: null } },
        Name: '',
        PreviousContactId: contactId,
        Queue: null,
        References: {},
        SystemEndpoint: { Address: '+15550100199', Type: 'TELEPHONE_NUMBER' },
        ...contact,
      },
      Parameters: parameters,
    },
  };
}

/** "who is this", from a number (or whatever stands in its place). */
export function whoIsThis(address: unknown = '+15550100101', parameters = {}) {
  return eventOf({
    parameters: { question: 'who is this', ...parameters },
    contact: { CustomerEndpoint: { Address: address, Type: 'TELEPHONE_NUMBER' } },
  });
}

/** "is this an employee ID", of what was entered. */
export function isThisAnEmployeeId(employeeId: unknown, contact = {}) {
  return eventOf({ parameters: { question: 'is this an employee ID', employeeId }, contact });
}

/** "is this their PIN", for employee 104 unless told. */
export function isThisTheirPin(pin: unknown, parameters = {}, contact = {}) {
  return eventOf({
    parameters: { question: 'is this their PIN', employeeId: '104', pin, ...parameters },
    contact,
  });
}
