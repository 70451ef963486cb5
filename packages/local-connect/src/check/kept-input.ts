import { readDocument } from '../flow/document.ts';
import type { Problem } from '../flow/problem.ts';
import { referencesIn } from '../values/json-path.ts';

/**
 * Every place where a flow keeps what a caller keyed in or said as an attribute of the contact. Connect takes it, and
 * keeps it for 24 months after the call: it may be a PIN, whatever was asked. What a function has looked at may be kept,
 * by `$.External`.
 */
export function keptInput(content: unknown): readonly Problem[] {
  return readDocument(content).readable.Actions.flatMap(({ Type, Parameters }, index) => {
    if (Type !== 'UpdateContactAttributes') return [];
    const kept = Object.entries(Object(Parameters?.Attributes)).filter(([key, value]) =>
      referencesIn(`${key} ${String(value)}`).some(isInput),
    );
    return kept.map(([key]) => ({
      path: `Actions[${index}].Parameters.Attributes.${key}`,
      message: 'must not keep what a caller entered: attributes outlive the call',
    }));
  });
}

function isInput([root, part]: readonly string[]): boolean {
  return root === 'StoredCustomerInput' || (root === 'Lex' && part === 'Slots');
}
