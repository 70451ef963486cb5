import { z } from 'zod';
import { defineAction, done, failed, type Played, plainWiring } from '../action-kind.ts';
import { callLambda } from '../lambda/call.ts';
import { lambdaEvent, readResponse } from '../lambda/event.ts';
import { nameOf } from '../values/in-words.ts';
import { choice, textMap, textOrPath, wholeNumber } from '../values/parameter.ts';
import { resolveValue, textsOf } from '../values/value.ts';

/** Invokes a Lambda function synchronously; its response replaces `$.External` as a whole. */
export const invokeLambdaFunction = defineAction({
  type: 'InvokeLambdaFunction',
  logName: 'InvokeExternalResource',
  parameters: z.strictObject({
    LambdaFunctionARN: textOrPath,
    InvocationTimeLimitSeconds: wholeNumber(1, 8),
    InvocationType: choice('SYNCHRONOUS', 'ASYNCHRONOUS').optional(),
    LambdaInvocationAttributes: textMap.optional(),
    ResponseValidation: z.strictObject({ ResponseType: z.enum(['STRING_MAP', 'JSON']) }).optional(),
  }),
  wiring: plainWiring(['NoMatchingError']),
  inWords: ({ LambdaFunctionARN }) => `invokes ${nameOf(LambdaFunctionARN)}`,
  play: async (parameters, playing): Promise<Played> => {
    const { state, instance } = playing;
    const arn = resolveValue(parameters.LambdaFunctionARN, playing);
    if (arn === undefined) return failed(`${parameters.LambdaFunctionARN} leads nowhere`);
    const sent = textsOf(parameters.LambdaInvocationAttributes ?? {}, playing);
    const event = lambdaEvent(state, sent.value);
    const called = await callLambda(arn, event, parameters.InvocationTimeLimitSeconds * 1000, playing);
    const logged = {
      Parameters: {
        FunctionArn: arn,
        TimeLimit: String(parameters.InvocationTimeLimitSeconds * 1000),
        ...sent.value,
      },
    };
    const lambdaMs = state.lambdaMs + called.ms;
    const type = parameters.ResponseValidation?.ResponseType ?? 'STRING_MAP';
    const read = 'failure' in called ? { refusal: called.failure } : readResponse(called.response, type);
    if ('external' in read) {
      const { external } = read;
      return {
        ...done({ external, lambdaMs }),
        logged: { ...logged, ExternalResults: external },
        warnings: sent.warnings,
      };
    }
    const external = instance.assumptions.externalAfterError === 'kept' ? state.external : {};
    return {
      ...failed(read.refusal),
      changes: { external, lambdaMs },
      logged,
      warnings: [...sent.warnings, read.refusal],
    };
  },
});
