export type { ContactEnd } from './action-kind.ts';
export { playedTypes } from './action-kinds.ts';
export { type Assumptions, defaultAssumptions } from './assumptions.ts';
export type { Branch } from './branch.ts';
export type { CallerPort, KeypadRequest, Prompt, SpeakRequest, Utterance } from './caller.ts';
export { checkFlow } from './check-flow.ts';
export { type Clock, realClock } from './clock.ts';
export { type Call, type Chat, type Connect, type ConnectOptions, createConnect } from './connect.ts';
export type { Contact, LogEntry, Visited } from './contact.ts';
export { type Coverage, type CoveredBranch, coverage } from './coverage.ts';
export type { ConditionBranch, ErrorBranch, Flow, FlowAction } from './flow.ts';
export { type FlowType, flowTypes } from './flow-types.ts';
export { type Key, type KeyPress, type KeypadInput, type KeypadRules, keyOf, readKeypad } from './keypad.ts';
export type { KnownFlows } from './known-flows.ts';
export { type LambdaInvokerOptions, lambdaInvoker } from './lambda-invoker.ts';
export { type Heard, type Line, placeCall } from './line.ts';
export { mermaid } from './mermaid.ts';
export { parseFlow } from './parse-flow.ts';
export { fillPlaceholders } from './placeholders.ts';
export { FlowError, type Problem } from './problem.ts';
export type {
  Hours,
  InvokeLambda,
  LexPort,
  Queue,
  RecognizeOptions,
  RecognizeTextInput,
} from './world.ts';
