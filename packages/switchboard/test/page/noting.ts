import type { Contact } from '@opsline/local-connect';
import type { Stack } from '../../src/stack/stack.ts';

/** The stack, with every call noted once it is over. */
export function noting(stack: Stack, contacts: Contact[]): Stack {
  const { connect } = stack.phone;
  const call: typeof connect.call = async (placed) => {
    const contact = await connect.call(placed);
    contacts.push(contact);
    return contact;
  };
  return { ...stack, phone: { ...stack.phone, connect: { ...connect, call } } };
}
