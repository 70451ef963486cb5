import { notSupported } from '../flow/problem.ts';

/** The references the player fills [Administrator Guide, contact attributes]; `*` is any one name, `**` any. */
const filled: readonly (readonly string[])[] = [
  ...['ContactId', 'InitialContactId', 'PreviousContactId', 'Channel', 'InitiationMethod', 'InstanceARN'],
  ...['AwsRegion', 'LanguageCode', 'TextToSpeechVoiceId', 'StoredCustomerInput', 'Media.Sip.Headers.*'],
  ...['CustomerEndpoint.Address', 'CustomerEndpoint.Type', 'SystemEndpoint.Address', 'SystemEndpoint.Type'],
  ...['Queue.Name', 'Queue.ARN', 'Attributes.*', 'External.**'],
  ...['Lex.IntentName', 'Lex.DialogState', 'Lex.Slots.*', 'Lex.SessionAttributes.*'],
].map((path) => path.split('.'));

/** Roots that Connect knows and the player fills nothing of. */
export const unfilledRoots: readonly string[] = [
  ...[
    'AdditionalEmailRecipients',
    'Agent',
    'Capabilities',
    'Case',
    'Customer',
    'CustomerCallBackPhoneNumber',
  ],
  ...['CustomerId', 'DataTableList', 'DataTables', 'Description', 'Email', 'FlowAttributes'],
  ...['LambdaInvocation', 'Loop', 'MediaStreams', 'Metrics', 'Modules', 'Name', 'References'],
  ...['SegmentAttributes', 'Tags', 'Task', 'Views', 'Wisdom'],
];

const roots: ReadonlySet<string | undefined> = new Set([...filled.map(([root]) => root), ...unfilledRoots]);

const stepPattern = /\.([\p{L}_][\p{L}\p{N}_-]*)|\.?\['([^']+)'\]/uy;

/** Places in a list and names in double quotes belong to a reference, too, although the player follows none. */
const referencePattern =
  /\$(?:\.[\p{L}_][\p{L}\p{N}_-]*|\.\d[\p{L}\p{N}_-]*|\.?\['[^']+'\]|\[(?:\d+|\*|"[^"]+")\])+/gu;

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

/** Why a whole-value path is refused: malformed, an unknown root, or one that the player cannot fill. */
export function pathComplaint(text: string): string | undefined {
  const [reference] = findReferences(text);
  if (reference !== text) return `"${text}" is not one JSONPath`;
  return isKnown(reference) ? fillComplaint(reference) : `"${text}" has an unknown root`;
}

/** Why a text with references is refused. Unknown roots stay unresolved at run time, as in the service. */
export function textComplaints(text: string): readonly string[] {
  return findReferences(text)
    .filter(isKnown)
    .flatMap((reference) => fillComplaint(reference) ?? []);
}

/** A text without its references. */
export function withoutReferences(text: string): string {
  return text.replace(referencePattern, '');
}

/** The references within a text, taken apart. */
export function referencesIn(text: string): readonly (readonly string[])[] {
  return findReferences(text).map((reference) => parsePath(reference) ?? []);
}

function findReferences(text: string): readonly string[] {
  return text.match(referencePattern) ?? [];
}

function isKnown(reference: string): boolean {
  return roots.has(/^\$\.?(?:\[['"])?([\p{L}_][\p{L}\p{N}_-]*)/u.exec(reference)?.[1]);
}

function fillComplaint(reference: string): string | undefined {
  const names = parsePath(reference);
  const played = names !== undefined && filled.some((pattern) => fits(pattern, names));
  return played ? undefined : `"${reference}" ${notSupported}`;
}

function fits(pattern: readonly string[], names: readonly string[]): boolean {
  const any = pattern.at(-1) === '**';
  if (any ? names.length < pattern.length : names.length !== pattern.length) return false;
  return pattern.every((name, at) => name.startsWith('*') || name === names[at]);
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
  const filledIn = text.replace(referencePattern, (reference) => {
    const value = lookUp(document, parsePath(reference) ?? []);
    if (value === undefined) unresolved.push(reference);
    return value ?? otherwise;
  });
  return { text: filledIn, unresolved };
}
