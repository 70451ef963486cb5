export { checkFlow } from './check/check-flow.ts';
export { parseFlow } from './check/parse-flow.ts';
export { type Connect, type ConnectOptions, createConnect } from './connect.ts';
export type { Contact, Visited } from './contact.ts';
export type { Flow } from './flow/flow.ts';
export type { LexPort } from './instance.ts';
export { coverage } from './player/coverage.ts';
export { mermaid } from './player/mermaid.ts';
export { type PlacedCall, placeCall } from './player/placed-call.ts';
