import { decodeElement, type Element } from './ber.ts';
import { bytesOf, childOf, elementsOf, integerOf, MalformedRequest, textOf } from './element-reader.ts';
import { type Filter, parseFilter } from './filter.ts';

/** A control that came with a request (RFC 4511 4.1.11). */
export type Control = { readonly oid: string; readonly critical: boolean; readonly value: Buffer };

/** One change of a modify; values are bytes, because a password is. */
export type Change = {
  readonly operation: 'add' | 'delete' | 'replace';
  readonly attribute: string;
  readonly values: readonly Buffer[];
};

/** A search as asked for; `sizeLimit` 0 means none. */
export type Search = {
  readonly kind: 'search';
  readonly base: string;
  readonly scope: 'base' | 'one' | 'sub';
  readonly sizeLimit: number;
  readonly typesOnly: boolean;
  readonly filter: Filter;
  readonly attributes: readonly string[];
};

/** What a client can ask for here. `answerTag` is the application tag an answer has to carry. */
export type Operation =
  | { readonly kind: 'bind'; readonly version: number; readonly name: string; readonly password: string }
  | { readonly kind: 'sasl bind' }
  | { readonly kind: 'unbind' }
  | { readonly kind: 'abandon' }
  | Search
  | { readonly kind: 'modify'; readonly dn: string; readonly changes: readonly Change[] }
  | { readonly kind: 'extended'; readonly oid: string }
  /** Add, delete or rename. */
  | { readonly kind: 'other write'; readonly answerTag: number }
  | { readonly kind: 'compare'; readonly answerTag: number };

/** One parsed LDAP message. */
export type LdapMessage = {
  readonly id: number;
  readonly operation: Operation;
  readonly controls: readonly Control[];
};

/**
 * Parses one LDAP message (RFC 4511 4.1.1).
 * @throws MalformedRequest where the bytes are not such a message.
 */
export function parseRequest(bytes: Buffer): LdapMessage {
  const message = decodeElement(bytes);
  if (message === undefined) throw new MalformedRequest('a message is one BER element');
  const controls = elementsOf(message)[2];
  return {
    id: integerOf(childOf(message, 0)),
    operation: parseOperation(childOf(message, 1)),
    controls: controls === undefined ? [] : elementsOf(controls).map(parseControl),
  };
}

const operations: Readonly<Record<string, (element: Element) => Operation>> = {
  'application 0': parseBind,
  'application 2': () => ({ kind: 'unbind' }),
  'application 3': parseSearch,
  'application 6': parseModify,
  'application 8': () => ({ kind: 'other write', answerTag: 9 }),
  'application 10': () => ({ kind: 'other write', answerTag: 11 }),
  'application 12': () => ({ kind: 'other write', answerTag: 13 }),
  'application 14': () => ({ kind: 'compare', answerTag: 15 }),
  'application 16': () => ({ kind: 'abandon' }),
  'application 23': (element) => ({ kind: 'extended', oid: textOf(childOf(element, 0)) }),
};

function parseOperation(element: Element): Operation {
  const parse = operations[element.tag];
  if (parse === undefined) throw new MalformedRequest(`no request has the tag ${element.tag}`);
  return parse(element);
}

function parseBind(element: Element): Operation {
  const credentials = childOf(element, 2);
  if (credentials.tag !== 'context 0') return { kind: 'sasl bind' };
  const version = integerOf(childOf(element, 0));
  return { kind: 'bind', version, name: textOf(childOf(element, 1)), password: textOf(credentials) };
}

const scopes = ['base', 'one', 'sub'] as const;

function parseSearch(element: Element): Operation {
  const scope = scopes[integerOf(childOf(element, 1))];
  if (scope === undefined) throw new MalformedRequest('a scope is base, one or sub');
  return {
    kind: 'search',
    base: textOf(childOf(element, 0)),
    scope,
    sizeLimit: integerOf(childOf(element, 3)),
    typesOnly: integerOf(childOf(element, 5)) !== 0,
    filter: parseFilter(childOf(element, 6)),
    attributes: elementsOf(childOf(element, 7)).map(textOf),
  };
}

const changeOperations = ['add', 'delete', 'replace'] as const;

function parseModify(element: Element): Operation {
  const changes = elementsOf(childOf(element, 1)).map((change): Change => {
    const operation = changeOperations[integerOf(childOf(change, 0))];
    if (operation === undefined) throw new MalformedRequest('a change is add, delete or replace');
    const attribute = childOf(change, 1);
    const values = elementsOf(childOf(attribute, 1)).map(bytesOf);
    return { operation, attribute: textOf(childOf(attribute, 0)), values };
  });
  return { kind: 'modify', dn: textOf(childOf(element, 0)), changes };
}

function parseControl(element: Element): Control {
  const [oid, ...rest] = elementsOf(element);
  if (oid === undefined) throw new MalformedRequest('a control has an OID');
  const critical = rest.find((part) => part.tag === 'universal 1');
  const value = rest.find((part) => part.tag === 'universal 4');
  return {
    oid: textOf(oid),
    critical: critical !== undefined && integerOf(critical) !== 0,
    value: value === undefined ? Buffer.alloc(0) : bytesOf(value),
  };
}
