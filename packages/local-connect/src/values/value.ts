import type { Turn } from '../action-kind.ts';
import { contactDocument, type Texts } from '../contact-state.ts';
import { fillText, looksLikePath, lookUp, parsePath } from './json-path.ts';

/** A static-or-one-JSONPath parameter resolved; `undefined` when its path leads nowhere. */
export function resolveValue(parameter: string, turn: Turn): string | undefined {
  if (!looksLikePath(parameter)) return parameter;
  return lookUp(contactDocument(turn.state), parsePath(parameter) ?? []);
}

/** A text with references inside, resolved. */
export function textOf(parameter: string, turn: Turn): Filled<string> {
  const { text, unresolved } = fillText(
    parameter,
    contactDocument(turn.state),
    turn.world.assumptions.unresolvedReference,
  );
  return { value: text, warnings: unresolved.map((reference) => `${reference} leads nowhere`) };
}

/** A map whose keys and values hold references, resolved. */
export function textsOf(parameters: Texts, turn: Turn): Filled<Texts> {
  const entries = Object.entries(parameters).map(
    ([key, value]) => [textOf(key, turn), textOf(value, turn)] as const,
  );
  return {
    value: Object.fromEntries(entries.map(([key, value]) => [key.value, value.value])),
    warnings: entries.flatMap(([key, value]) => [...key.warnings, ...value.warnings]),
  };
}

type Filled<T> = {
  readonly value: T;
  readonly warnings: readonly string[];
};
