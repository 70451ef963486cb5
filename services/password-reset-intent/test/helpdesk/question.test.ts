import { describe, expect, test } from 'vitest';
import { parseQuestion } from '../../src/helpdesk-proof/question.ts';
import { dana } from '../stage/dana.ts';

/** What the flow asks, in a call. */
function asked(contact: object, parameters: object = {}) {
  const ContactData = {
    Channel: 'VOICE',
    ContactId: '0f3c9c1e-1',
    CustomerEndpoint: { Address: dana },
    ...contact,
  };
  return { Details: { ContactData, Parameters: { question: 'send a one-time PIN', ...parameters } } };
}

describe('a question of the flow', () => {
  test('is one of its own call', () => {
    expect(parseQuestion(asked({}, { userId: '104233', oneTimePin: '048213' }))).toEqual({
      question: 'send a one-time PIN',
      conversation: 'helpdesk 0f3c9c1e-1',
      caller: dana,
      userId: '104233',
      oneTimePin: '048213',
    });
  });

  test.each<[string, object]>([
    ['withheld', { Address: 'anonymous' }],
    ['of no country', { Address: '5550100104' }],
    ['of no kind', {}],
  ])('from a number that is %s is from nobody', (_, CustomerEndpoint) => {
    expect(parseQuestion(asked({ CustomerEndpoint })).caller).toBeUndefined();
  });

  test.each<[string, object, string]>([
    ['in a chat', { Channel: 'CHAT' }, 'Channel'],
    ['in no contact', { ContactId: '' }, 'ContactId'],
    ['in two', { ContactId: '0f3c 9c1e' }, 'ContactId'],
    ['in one and a word before it', { ContactId: ' 0f3c' }, 'ContactId'],
    ['in one that is too long', { ContactId: 'a'.repeat(129) }, 'ContactId'],
  ])('%s is none', (_, contact, path) => {
    expect(() => parseQuestion(asked(contact))).toThrow(`event.Details.ContactData.${path}: `);
  });
});
