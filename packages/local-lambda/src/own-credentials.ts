import { functionArn } from '@opsline/local-kit/arns';

// Loaded before anything else into serverless-offline and into the worker of each of its functions, all of which have
// one environment but for the function's name: Lambda gives each function credentials of its own.
const { AWS_LAMBDA_FUNCTION_NAME: name } = process.env;
if (name !== undefined) process.env.AWS_ACCESS_KEY_ID = functionArn(name);
