export { bundleOf, bundlesOf } from './bundles.ts';
export { type Functions, type FunctionsOptions, startFunctions } from './functions.ts';
export { startLambdaFront } from './lambda-front.ts';
export { startEventSourceMapping } from './queues/event-source-mapping.ts';
