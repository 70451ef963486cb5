import { functionArn } from '@opsline/local-kit/arns';
import { tellTimeBy } from '@opsline/local-kit/own-time';

// Loaded before anything else into serverless-offline and into the worker of each of its functions, all of which have
// one environment but for the function's name: Lambda gives each function credentials of its own, and CloudFormation
// fills in what its environment refers to, which serverless-offline does not. Their time is the stack's, where it has one.
const { AWS_LAMBDA_FUNCTION_NAME: name, OPSLINE_CLOCK: clock, OPSLINE_FILLED_IN = '{}' } = process.env;
const filledIn: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(OPSLINE_FILLED_IN);
if (name !== undefined) Object.assign(process.env, { AWS_ACCESS_KEY_ID: functionArn(name) }, filledIn[name]);
if (clock !== undefined) tellTimeBy(clock);
