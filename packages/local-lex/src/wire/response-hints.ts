import { z } from 'zod';

const object = z.record(z.string(), z.unknown());

/** Paths of properties that a schema dropped: in `raw`, not in `parsed`. */
export function strayKeys(raw: unknown, parsed: unknown, path = ''): readonly string[] {
  if (Array.isArray(raw) && Array.isArray(parsed)) {
    return raw.flatMap((item, index) => strayKeys(item, parsed[index], `${path}[${index}]`));
  }
  const left = object.safeParse(raw);
  const right = object.safeParse(parsed);
  if (!left.success || !right.success) return [];
  return Object.entries(left.data).flatMap(([key, value]) => {
    const at = path === '' ? key : `${path}.${key}`;
    return key in right.data ? strayKeys(value, right.data[key], at) : [at];
  });
}

/** Says so when a response looks like Lex V1's, or puts `state` where the 2021 guide showed it. */
export function versionOneHint(raw: unknown): string {
  const top = object.safeParse(raw);
  if (!top.success) return '';
  if ('dialogAction' in top.data || 'fulfillmentState' in top.data)
    return ' (this is a Lex V1 response: dialogAction belongs into sessionState)';
  const state = object.safeParse(top.data.sessionState);
  return state.success && 'state' in state.data ? ' (state belongs into sessionState.intent)' : '';
}
