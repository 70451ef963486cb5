export { bundlesOf } from './bundles.ts';
export { type Functions, type FunctionsOptions, startFunctions } from './functions.ts';
export { startLambdaFront } from './lambda-front.ts';
export { type EventSourceMapping, startEventSourceMapping } from './queues/event-source-mapping.ts';
