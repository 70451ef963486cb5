export { type Bundle, bundlesOf } from './bundles.ts';
export { type Functions, type FunctionsOptions, startFunctions } from './functions.ts';
export { type LambdaFront, startLambdaFront } from './lambda-front.ts';
