export type { ContactEnd } from './action-kind.ts';
export { playedTypes } from './actions/action-kinds.ts';
export { type Assumptions, defaultAssumptions } from './assumptions.ts';
export type { CallerPort, KeypadRequest, Prompt, SpeakRequest, Utterance } from './caller/caller.ts';
export {
  type Key,
  type KeyPress,
  type KeypadInput,
  type KeypadRules,
  keyOf,
  readKeypad,
} from './caller/keypad.ts';
export { checkFlow } from './check/check-flow.ts';
export type { KnownFlows } from './check/known-flows.ts';
export { parseFlow } from './check/parse-flow.ts';
export { type Clock, realClock } from './clock.ts';
export { type Call, type Chat, type Connect, type ConnectOptions, createConnect } from './connect.ts';
export type { ConditionBranch, ErrorBranch, Flow, FlowAction } from './flow/flow.ts';
export { type FlowType, flowTypes } from './flow/flow-types.ts';
export { fillPlaceholders } from './flow/placeholders.ts';
export { FlowError, type Problem } from './flow/problem.ts';
export type {
  Hours,
  InvokeLambda,
  LexPort,
  Queue,
  RecognizeOptions,
  RecognizeTextInput,
} from './instance.ts';
export { type LambdaInvokerOptions, lambdaInvoker } from './lambda/invoker.ts';
export type { Branch } from './player/branch.ts';
export type { Contact, LogEntry, Visited } from './player/contact.ts';
export { type Coverage, type CoveredBranch, coverage } from './player/coverage.ts';
export { mermaid } from './player/mermaid.ts';
export { type Heard, type Line, placeCall } from './player/placed-call.ts';
