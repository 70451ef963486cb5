import { type Action, action, askPin, botArn, content, lookup, say, wire } from './flows.ts';

const error = { NoMatchingError: 'bye' };

/** One right action of every type and form that the player plays, by name. */
export const every: Readonly<Record<string, Action>> = {
  say: action('say', 'MessageParticipant', { Text: 'Hello $.Attributes.name.' }, wire('bye', error)),
  recorded: action('recorded', 'MessageParticipant', { PromptId: '$.Attributes.prompt' }, wire('bye')),
  menu: action(
    'menu',
    'GetParticipantInput',
    { Text: 'Press 1.', StoreInput: 'False', InputTimeLimitSeconds: '5' },
    wire(
      'bye',
      { InputTimeLimitExceeded: 'bye', NoMatchingCondition: 'bye', NoMatchingError: 'bye' },
      { '1': 'bye' },
    ),
  ),
  askPin: askPin('bye'),
  buffer: action('buffer', 'GetParticipantInput', { EnableDTMFBuffer: 'true' }, wire('bye', error)),
  bot: action(
    'bot',
    'ConnectParticipantWithLexBot',
    { Text: 'Which job?', LexV2Bot: { AliasArn: botArn }, LexSessionAttributes: { callType: 'VOICE' } },
    wire('bye', { ...error, NoMatchingCondition: 'bye' }, { patchStatusIntent: 'bye' }),
  ),
  lookup: lookup({ pin: '$.StoredCustomerInput' }, 'bye'),
  compare: action(
    'compare',
    'Compare',
    { ComparisonValue: '$.External.status' },
    wire('bye', { NoMatchingCondition: 'bye' }, { known: 'bye', '$.Attributes.expected': 'bye' }),
  ),
  loop: action(
    'loop',
    'Loop',
    { LoopCount: '2' },
    wire('bye', {}, { ContinueLooping: 'bye', DoneLooping: 'bye' }),
  ),
  logging: action('logging', 'UpdateFlowLoggingBehavior', { FlowLoggingBehavior: 'Enabled' }, wire('bye')),
  voice: action(
    'voice',
    'UpdateContactTextToSpeechVoice',
    { TextToSpeechVoice: 'Amy', TextToSpeechEngine: 'Neural', TextToSpeechStyle: 'None' },
    wire('bye'),
  ),
  data: action('data', 'UpdateContactData', { LanguageCode: 'en-GB' }, wire('bye', error)),
  attributes: action(
    'attributes',
    'UpdateContactAttributes',
    { Attributes: { a: '1' }, TargetContact: 'Current' },
    wire('bye', error),
  ),
  transfer: action('transfer', 'TransferToFlow', { ContactFlowId: 'other' }, wire('bye', error)),
  setQueue: action('setQueue', 'UpdateContactTargetQueue', { QueueId: 'helpdesk' }, wire('bye', error)),
  whisper: action(
    'whisper',
    'UpdateContactEventHooks',
    { EventHooks: { AgentWhisper: 'other' } },
    wire('bye', error),
  ),
  hold: action(
    'hold',
    'UpdatePreviousContactParticipantState',
    { PreviousContactParticipantState: 'AgentOnHold' },
    wire('bye', error),
  ),
  queue: action('queue', 'TransferContactToQueue', {}, wire('bye', { ...error, QueueAtCapacity: 'bye' })),
};

/** A right flow whose `Actions[0]` is the named one; the rest is there to be pointed at. */
export function flowWith(name: string) {
  const first = every[name];
  if (first === undefined) throw new Error(`no action "${name}"`);
  return content(first, say('next', 'Goodbye.', 'bye'));
}

/** The document with one property replaced, added or (value `undefined`) removed; the path is dotted. */
export function mutate(document: unknown, path: string, value: unknown): unknown {
  const [name, ...rest] = path.split('.');
  if (name === undefined || name === '') return value;
  if (Array.isArray(document)) {
    const items: readonly unknown[] = document;
    const index = Number(name);
    return rest.length === 0 && value === undefined
      ? items.filter((_, at) => at !== index)
      : Object.assign([...items], { [index]: mutate(items[index], rest.join('.'), value) });
  }
  const fields = Object.entries(typeof document === 'object' && document !== null ? document : {});
  const kept = fields.filter(([key]) => key !== name);
  if (rest.length === 0 && value === undefined) return Object.fromEntries(kept);
  const before: unknown = fields.find(([key]) => key === name)?.[1];
  return Object.fromEntries([...kept, [name, mutate(before, rest.join('.'), value)]]);
}
