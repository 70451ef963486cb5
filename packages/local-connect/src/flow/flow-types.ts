/** The flow types of CreateContactFlow (Amazon Connect API Reference, `Type`). */
const flowTypes = [
  'CONTACT_FLOW',
  'CUSTOMER_QUEUE',
  'CUSTOMER_HOLD',
  'CUSTOMER_WHISPER',
  'AGENT_HOLD',
  'AGENT_WHISPER',
  'OUTBOUND_WHISPER',
  'AGENT_TRANSFER',
  'QUEUE_TRANSFER',
  'CAMPAIGN',
] as const;

/** One of `FLOW_TYPES`. */
export type FlowType = (typeof flowTypes)[number];

/** The type of a flow by the `type` of its metadata: `queueTransfer`. Unless that says otherwise, calls come in to it. */
export function flowTypeNamed(name = ''): FlowType {
  return flowTypes.find((type) => type.replaceAll('_', '') === name.toUpperCase()) ?? 'CONTACT_FLOW';
}

/** Flows a contact starts in or is transferred to. */
export const contactAndTransfer: readonly FlowType[] = ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'];

/** Flows in which the caller can be asked something with the keypad: neither whisper nor hold. */
export const neitherWhisperNorHold: readonly FlowType[] = [
  ...contactAndTransfer,
  'CUSTOMER_QUEUE',
  'CAMPAIGN',
];

/** Every flow but the two that play while a contact is on hold. */
export const notHold: readonly FlowType[] = flowTypes.filter((type) => !type.endsWith('_HOLD'));
