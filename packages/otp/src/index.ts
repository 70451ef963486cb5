export { type Conversations, createConversations } from './conversations.ts';
export { createOneTimePins, type OneTimePins } from './one-time-pins.ts';
export type { Store } from './row.ts';
export { drawPin, parsePin } from './rules/pin.ts';
export { pinLifeMs } from './rules/policy.ts';
export { isOnHold } from './rules/send-limits.ts';
