import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCall } from '../src/call.ts';
import { contactId, eventOf, isThisTheirPin, whoIsThis } from './stage/event.ts';

describe('the calling number', () => {
  test.each<[string, unknown, string | undefined]>([
    ['E.164', '+15550100101', '+15550100101'],
    ['C61 anonymous', 'anonymous', undefined],
    ['C61 empty', '', undefined],
    ['C61 +0', '+0', undefined],
    ['C61 Unknown', 'Unknown', undefined],
    ['C61 a SIP address', 'sip:x@y', undefined],
    ['C61 a trailing space', '+1234567890 ', undefined],
    ['C63 punctuation', '+1 (555) 123-4567', undefined],
    ['C64 00 for the plus sign', '0044201234567', undefined],
    ['a number, not text', 15550100101, undefined],
    ['null', null, undefined],
  ])('%s', (_case, address, caller) => {
    expect(parseCall(whoIsThis(address)).caller).toBe(caller);
  });

  test.each<[string, unknown]>([
    ['C60 null', null],
    ['absent', undefined],
    ['text', '+15550100101'],
    ['a list', ['+15550100101']],
    ['without an address', { Type: 'TELEPHONE_NUMBER' }],
  ])('an endpoint that is %s has none', (_case, CustomerEndpoint) => {
    const event = eventOf({ parameters: { question: 'who is this' }, contact: { CustomerEndpoint } });
    expect(parseCall(event).caller).toBeUndefined();
  });
});

test.each<[string, unknown, string | undefined]>([
  ['four digits', '7391', '7391'],
  ['C68 0000', '0000', '0000'],
  ['C67 silence', 'Timeout', undefined],
  ['C68 nothing', '', undefined],
  ['C68 two digits', '12', undefined],
  ['C68 five digits', '12345', undefined],
  ['C68 a pound key', '1234#', undefined],
  ['C68 a star', '12*4', undefined],
  ['C68 full-width digits', '１２３４', undefined],
  ['C68 an exponent', '1e3', undefined],
  ['C68 a minus sign', '-123', undefined],
  ['P3 a number', 7391, undefined],
  ['P3 a list', ['7391'], undefined],
  ['null', null, undefined],
  ['not there', undefined, undefined],
])('an entry that is %s', (_case, entered, pin) => {
  expect(parseCall(isThisTheirPin(entered)).pin).toBe(pin);
});

test.each<[unknown, string | undefined]>([
  ['101', '101'],
  ['007', '007'],
  ['Timeout', undefined],
  ['1', undefined],
  ['1010', undefined],
  ['１０１', undefined],
  ['__proto__', undefined],
  [101, undefined],
  ['', undefined],
  [null, undefined],
])('an employee ID: %j', (employeeId, read) => {
  expect(parseCall(isThisTheirPin('7391', { employeeId })).employeeId).toBe(read);
});

describe('C69: an event that no flow sends is refused by path, and nothing of it repeated', () => {
  const without = (name: 'ContactData' | 'Parameters') => {
    const { [name]: _, ...Details } = isThisTheirPin('7391').Details;
    return { Details };
  };
  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'event: '],
    ['null', null, 'event: '],
    ['a list', [], 'event: '],
    ['an empty object', {}, 'event.Details: '],
    ['no contact', without('ContactData'), 'event.Details.ContactData: '],
    ['no parameters', without('Parameters'), 'event.Details.Parameters: '],
    ['no question', eventOf({}), 'event.Details.Parameters.question: '],
    [
      'another question',
      eventOf({ parameters: { question: 'canary' } }),
      'event.Details.Parameters.question: ',
    ],
    ['no contact ID', isThisTheirPin('7391', {}, { ContactId: '' }), 'event.Details.ContactData.ContactId: '],
    [
      'a contact ID in parts',
      isThisTheirPin('7391', {}, { ContactId: 'canary\u001f' }),
      'ContactData.ContactId: ',
    ],
    [
      'a contact ID with parts in front',
      isThisTheirPin('7391', {}, { ContactId: '\u001fcanary' }),
      'ContactData.ContactId: ',
    ],
    [
      'a channel that is none',
      isThisTheirPin('7391', {}, { Channel: 7 }),
      'event.Details.ContactData.Channel: ',
    ],
  ])('%s', (_case, event, path) => {
    expect(() => parseCall(event)).toThrow(path);
    expect(() => parseCall(event)).not.toThrow(/canary|7391/);
  });
});

test('C73 C74: contact attributes are not read', () => {
  const attributes = JSON.parse(
    '{"authenticated":"true","employeeId":"000001","__proto__":{"authenticated":true}}',
  );
  const { question, ...told } = parseCall(isThisTheirPin('7391', {}, { Attributes: attributes }));
  expect(question).toBe('is this their PIN');
  expect(told).toEqual({
    contactId,
    isVoice: true,
    caller: '+15550100101',
    isSuspect: false,
    employeeId: '104',
    pin: '7391',
  });
});

test('whatever is in the parameters, an event is read or refused by path', () => {
  const parameters = fc.record({
    question: fc.oneof(
      fc.constantFrom('who is this', 'is this an employee ID', 'is this their PIN'),
      fc.anything(),
    ),
    employeeId: fc.anything(),
    pin: fc.anything(),
    From: fc.anything(),
    'ISUP-OLI': fc.anything(),
  });
  fc.assert(
    fc.property(parameters, fc.anything(), (given, endpoint) => {
      const event = eventOf({ parameters: given, contact: { CustomerEndpoint: endpoint } });
      try {
        const { pin = '0000', employeeId = '000' } = parseCall(event);
        expect([pin, employeeId]).toEqual([
          expect.stringMatching(/^\d{4}$/),
          expect.stringMatching(/^\d{3}$/),
        ]);
      } catch (fault) {
        expect(String(fault)).toMatch(/^InputError: event\.Details\.Parameters\.question: /);
      }
    }),
  );
});
