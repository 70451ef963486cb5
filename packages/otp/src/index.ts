export { type Conversations, createConversations } from './conversations.ts';
export type { IssueRequest } from './issue.ts';
export { createOneTimePins, type OneTimePins } from './one-time-pins.ts';
export type { Store } from './row.ts';
export { drawPin, parsePin } from './rules/pin.ts';
export { pinLifeMs } from './rules/policy.ts';
export { isOnHold } from './rules/send-limits.ts';
