import { compiled } from '@opsline/local-kit/serverless';

/** Has each function take its own credentials when it is loaded, what CloudFormation fills in, and the stack's time. */
const ownEnvironment = `--import=${import.meta.resolve('@opsline/local-lambda/own-environment')}`;

/**
 * What a service's process begins with.
 *
 * @param inherited the variables of whoever starts the stack
 * @param clockFile where it reads how far the stack's time is ahead
 */
export function environmentWith(inherited: NodeJS.ProcessEnv, clockFile: string): NodeJS.ProcessEnv {
  return {
    NODE_COMPILE_CACHE: compiled,
    ...inherited,
    OPSLINE_CLOCK: clockFile,
    NODE_OPTIONS: [inherited.NODE_OPTIONS, ownEnvironment].filter(Boolean).join(' '),
  };
}

/**
 * What the functions are told beside that. Production code differs on this machine by these variables and the parameters of
 * a deployment alone.
 */
export function environmentFor(
  at: Readonly<Record<'aws' | 'lambda' | 'lex', { readonly endpoint: string }>>,
): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: at.aws.endpoint,
    AWS_ENDPOINT_URL_LAMBDA: at.lambda.endpoint,
    AWS_ENDPOINT_URL_LEX_RUNTIME_V2: at.lex.endpoint,
    AWS_REGION: 'us-east-1',
    // Nobody's.
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: '',
    AWS_PROFILE: '',
  };
}
