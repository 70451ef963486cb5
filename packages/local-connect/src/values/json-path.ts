type Verdict = 'played' | 'unsupported';

/** Roots the player fills, and roots Connect knows that no Opsline flow needs [Admin guide, attributes]. */
const rootVerdicts: ReadonlyMap<string, Verdict> = new Map<string, Verdict>([
  ...list('played', [
    ...['ContactId', 'InitialContactId', 'PreviousContactId', 'Channel', 'InitiationMethod', 'InstanceARN'],
    ...[
      'AwsRegion',
      'LanguageCode',
      'TextToSpeechVoiceId',
      'CustomerId',
      'Name',
      'Description',
      'References',
    ],
    ...['CustomerEndpoint', 'SystemEndpoint', 'Media', 'MediaStreams', 'Queue'],
    ...['Attributes', 'FlowAttributes', 'External', 'StoredCustomerInput', 'Lex'],
  ]),
  ...list('unsupported', [
    ...['Agent', 'Metrics', 'Tags', 'CustomerCallBackPhoneNumber', 'Views', 'Wisdom', 'Case', 'Customer'],
  ]),
]);

function list(verdict: Verdict, roots: readonly string[]): readonly (readonly [string, Verdict])[] {
  return roots.map((root) => [root, verdict] as const);
}

const stepPattern = /\.([A-Za-z_][\w-]*)|\.?\['([^']+)'\]/y;
const referencePattern = /\$(?:\.[A-Za-z_][\w-]*|\.?\['[^']+'\])+/g;

/** Whether a parameter means a reference rather than plain text. */
export function looksLikePath(text: string): boolean {
  return text.startsWith('$.') || text.startsWith('$[');
}

/** `$.Attributes.['my key']` is `['Attributes', 'my key']`; `undefined` when the text is not one JSONPath. */
export function parsePath(text: string): readonly string[] | undefined {
  if (!looksLikePath(text)) return undefined;
  const names: string[] = [];
  let at = 1;
  while (at < text.length) {
    stepPattern.lastIndex = at;
    const step = stepPattern.exec(text);
    if (step === null) return undefined;
    names.push(step[1] ?? step[2] ?? '');
    at = stepPattern.lastIndex;
  }
  return names;
}

/** What the player makes of a path's root. */
export function rootVerdict(names: readonly string[]): Verdict | 'unknown' {
  return rootVerdicts.get(names[0] ?? '') ?? 'unknown';
}

/** Why a whole-value path is refused: malformed, an unknown root, or one that the player cannot fill. */
export function pathComplaint(text: string): string | undefined {
  const names = parsePath(text);
  if (names === undefined) return `"${text}" is not one JSONPath`;
  const verdict = rootVerdict(names);
  if (verdict === 'unknown') return `"${text}" has an unknown root`;
  return verdict === 'unsupported' ? `"${text}" is not supported by the local player` : undefined;
}

/** Every reference inside a text, as written. */
export function findReferences(text: string): readonly string[] {
  return text.match(referencePattern) ?? [];
}

/** The string a path leads to in the contact's data; `undefined` when there is none. Own properties only. */
export function lookUp(document: unknown, names: readonly string[]): string | undefined {
  let value: unknown = document;
  for (const name of names) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, name)?.value;
  }
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : undefined;
}

/** A text with its references replaced. `unresolved` lists those that led nowhere; they become `otherwise`. */
export function fillText(
  text: string,
  document: unknown,
  otherwise: string,
): { readonly text: string; readonly unresolved: readonly string[] } {
  const unresolved: string[] = [];
  const filled = text.replace(referencePattern, (reference) => {
    const value = lookUp(document, parsePath(reference) ?? []);
    if (value === undefined) unresolved.push(reference);
    return value ?? otherwise;
  });
  return { text: filled, unresolved };
}
