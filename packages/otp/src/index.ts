export { type Conversations, createConversations } from './conversations.ts';
export { createOneTimePins, type OneTimePins } from './one-time-pins.ts';
export { drawPin, parsePin } from './pin.ts';
export { pinLifeMs } from './policy.ts';
export type { Store } from './row.ts';
export { isOnHold } from './send-limits.ts';
