export { type Conversations, createConversations } from './conversations.ts';
export type { IssueOutcome, IssueRequest } from './issue.ts';
export { createOneTimePins, type Enrolment, type OneTimePins } from './one-time-pins.ts';
export { drawPin, parsePin, type RandomInt } from './pin.ts';
export type { Row, Store } from './row.ts';
export { isOnHold } from './send-limits.ts';
export type { RandomBytes } from './session-cipher.ts';
export type { Verdict, VerifyRequest } from './verify.ts';
export type { World } from './world.ts';
