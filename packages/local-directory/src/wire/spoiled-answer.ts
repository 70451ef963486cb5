import { type Fault, faultOf } from '../faults.ts';
import type { LdapMessage } from './request.ts';
import { answerTags, entryMessage, resultMessage } from './response.ts';

/** The bytes that a fault puts in place of an operation's answer, the operation not done; undefined where none does. */
export function answerInstead({ id }: LdapMessage, fault: Fault | undefined): Buffer | undefined {
  if (fault?.kind === 'raw bytes') return Buffer.from(fault.hex, 'hex');
  return fault?.kind === 'result' ? resultMessage(id, answerTags[fault.at], fault) : undefined;
}

/** The messages of a search's answer with what the faults add to them, before the message that ends it. */
export function swollen(
  messages: readonly Buffer[],
  { id, operation }: LdapMessage,
  faults: readonly Fault[],
): readonly Buffer[] {
  if (operation.kind !== 'search' || operation.base === '') return messages;
  const huge = faultOf(faults, 'huge value');
  const many = faultOf(faults, 'many entries');
  const value =
    huge && entryMessage(id, { dn: 'CN=Huge', attributes: { displayName: ['x'.repeat(huge.bytes)] } });
  const entry = many && entryMessage(id, { dn: 'CN=Many', attributes: { displayName: ['one of many'] } });
  const extra = [
    ...(value ? [value] : []),
    ...(entry ? Array.from({ length: many.count }, () => entry) : []),
  ];
  return [...messages.slice(0, -1), ...extra, ...messages.slice(-1)];
}
