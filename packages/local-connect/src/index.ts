export { checkFlow } from './check/check-flow.ts';
export { parseFlow } from './check/parse-flow.ts';
export { type Connect, type ConnectOptions, createConnect } from './connect.ts';
export type { Contact, Visited } from './contact.ts';
export type { Flow } from './flow/flow.ts';
export type { LexPort } from './instance.ts';
export { type Agent, agentOf } from './player/agent.ts';
export { coverage } from './player/coverage.ts';
export { type Drawing, drawingOf, standsOn } from './player/drawing.ts';
export { mermaid } from './player/mermaid.ts';
export {
  type PlacedCall,
  placeCall,
  placeReturnableCall,
  type ReturnableCall,
} from './player/placed-call.ts';
