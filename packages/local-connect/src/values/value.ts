import type { Playing } from '../action-kind.ts';
import { type ContactState, originOf, type Texts } from '../contact.ts';
import { fillText, looksLikePath, lookUp, parsePath } from './json-path.ts';

/** What a parameter became, and which of its references led nowhere. */
type Filled<T> = {
  readonly value: T;
  readonly warnings: readonly string[];
};

/** A static-or-one-JSONPath parameter resolved; `undefined` when its path leads nowhere. */
export function resolveValue(parameter: string, { state }: Playing): string | undefined {
  if (!looksLikePath(parameter)) return parameter;
  return lookUp(contactDocument(state), parsePath(parameter) ?? []);
}

/** A text with references inside, resolved; `where` tells a warning what the text is for. */
export function textOf(parameter: string, { state, instance }: Playing, where = ''): Filled<string> {
  const { text, unresolved } = fillText(
    parameter,
    contactDocument(state),
    instance.assumptions.unresolvedReference,
  );
  return { value: text, warnings: unresolved.map((reference) => `${reference}${where} leads nowhere`) };
}

/** A map whose keys and values hold references, resolved. */
export function textsOf(parameters: Texts, playing: Playing): Filled<Texts> {
  const entries = Object.entries(parameters).map(
    ([key, value]) => [textOf(key, playing), textOf(value, playing)] as const,
  );
  return {
    value: Object.fromEntries(entries.map(([key, value]) => [key.value, value.value])),
    warnings: entries.flatMap(([key, value]) => [...key.warnings, ...value.warnings]),
  };
}

/** The contact as JSONPath sees it, in the names of the flow language. */
function contactDocument(state: ContactState): unknown {
  return {
    ContactId: state.contactId,
    ...originOf(state),
    Channel: state.channel,
    InstanceARN: state.instanceArn,
    AwsRegion: state.instanceArn.split(':')[3],
    LanguageCode: state.languageCode,
    TextToSpeechVoiceId: state.voice,
    CustomerEndpoint: state.customer,
    SystemEndpoint: state.system,
    Media: { Sip: { Headers: state.sipHeaders } },
    Queue: state.queue === undefined ? null : { Name: state.queue.name, ARN: state.queue.id },
    Attributes: state.attributes,
    External: state.external,
    StoredCustomerInput: state.storedInput,
    Lex: state.lex,
  };
}
