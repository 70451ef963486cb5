import type { Entry } from '../world/attributes.ts';
import type { Outcome } from '../world/outcome.ts';
import {
  application,
  context,
  contextOctets,
  type Encodable,
  encode,
  enumerated,
  integer,
  octets,
  sequence,
  set,
} from './ber.ts';

/** Application tags of the answers (RFC 4511 4.2 to 4.12). */
export const answerTags = { bind: 1, search: 5, modify: 7, extended: 24 } as const;

/** The answer that ends an operation. */
export function resultMessage(id: number, tag: number, outcome: Outcome): Buffer {
  const referrals = outcome.referrals ?? [];
  const parts = [enumerated(outcome.code), octets(outcome.matchedDn ?? ''), octets(outcome.diagnostic)];
  const all = referrals.length === 0 ? parts : [...parts, context(3, ...referrals.map(octets))];
  return message(id, application(tag, ...all));
}

function message(id: number, operation: Encodable): Buffer {
  return encode(sequence(integer(id), operation));
}

/** One entry that a search found. */
export function entryMessage(id: number, { dn, attributes }: Entry): Buffer {
  const lists = Object.entries(attributes).map(([name, values]) =>
    sequence(octets(name), set(...values.map(octets))),
  );
  return message(id, application(4, octets(dn), sequence(...lists)));
}

/** A pointer to another server that holds part of what a search asked for. */
export function referenceMessage(id: number, url: string): Buffer {
  return message(id, application(19, octets(url)));
}

/** The server says that it will close the connection, because of a message that is none (RFC 4511 4.4.1). */
export function noticeOfDisconnection(diagnostic: string): Buffer {
  const oid = contextOctets(10, '1.3.6.1.4.1.1466.20036');
  return message(0, application(24, enumerated(2), octets(''), octets(diagnostic), oid));
}
