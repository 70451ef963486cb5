import { z } from 'zod';
import { instantOf, longestSeconds } from './timestamp.ts';

const json = z.json();
const errorEquals = z.array(z.string().min(1)).min(1);
/** How a task is called: `arn:aws:states:::dynamodb:putItem`, perhaps with a suffix; or a resource's own ARN. */
const resource = z
  .string()
  .startsWith('arn:')
  .refine((arn) => !/\.(waitForTaskToken|sync(:[0-9]+)?)$/u.test(arn), {
    error: ({ input }) => `${/\.[^.]+$/u.exec(String(input))?.[0]} is not supported: the task would not wait`,
  })
  .refine((arn) => !/^arn:[^:]*:states:[^:]*:[^:]*:activity:/u.test(arn), 'activities are not supported');
const expression = z.string().regex(/^\{%[\s\S]*%\}$/u, 'expected an expression, {% … %}');
/** A Unicode identifier of 80 characters at most; `$states` is the service's own (AWS Step Functions, "Passing data"). */
const variable = z
  .string()
  .regex(/^\p{ID_Start}\p{ID_Continue}{0,79}$/u, 'expected a variable name')
  .refine((name) => name !== 'states', 'states is reserved');
const assign = z.record(variable, json);

const common = { Comment: z.string().optional(), QueryLanguage: z.literal('JSONata').optional() };
const leave = { Output: json.optional(), Assign: assign.optional() };
const onward = { Next: z.string().optional(), End: z.literal(true).optional() };

const recovery = {
  Retry: z
    .array(
      z.strictObject({
        Comment: z.string().optional(),
        ErrorEquals: errorEquals,
        IntervalSeconds: z.int().min(1).max(longestSeconds).default(1),
        MaxAttempts: z.int().min(0).max(99_999_999).default(3),
        BackoffRate: z.number().min(1).default(2),
        MaxDelaySeconds: z.int().min(1).max(31_622_399).optional(),
        JitterStrategy: z.enum(['FULL', 'NONE']).default('NONE'),
      }),
    )
    .default([]),
  Catch: z
    .array(
      z.strictObject({
        Comment: z.string().optional(),
        ErrorEquals: errorEquals,
        Next: z.string(),
        ...leave,
      }),
    )
    .default([]),
};

/** A state as it is written, fields that need an own step (inner scopes) left as they came. */
export const stateShape = z.discriminatedUnion('Type', [
  z.strictObject({
    Type: z.literal('Task'),
    Resource: resource,
    Arguments: json.optional(),
    Credentials: z.strictObject({ RoleArn: z.union([expression, z.string().startsWith('arn:')]) }).optional(),
    TimeoutSeconds: z.union([z.int().min(1).max(longestSeconds), expression]).optional(),
    ...common,
    ...leave,
    ...onward,
    ...recovery,
  }),
  z.strictObject({ Type: z.literal('Pass'), ...common, ...leave, ...onward }),
  z.strictObject({
    Type: z.literal('Wait'),
    Seconds: z.union([z.int().min(0).max(longestSeconds), expression]).optional(),
    Timestamp: z
      .union([expression, z.string().refine(isInstant, 'expected an RFC 3339 timestamp with offset')])
      .optional(),
    ...common,
    ...leave,
    ...onward,
  }),
  z.strictObject({
    Type: z.literal('Choice'),
    Choices: z
      .array(
        z.strictObject({ Comment: z.string().optional(), Condition: expression, Next: z.string(), ...leave }),
      )
      .min(1),
    Default: z.string().optional(),
    ...common,
    ...leave,
  }),
  z.strictObject({
    Type: z.literal('Parallel'),
    Arguments: json.optional(),
    Branches: z.array(z.unknown()).min(1),
    ...common,
    ...leave,
    ...onward,
    ...recovery,
  }),
  z.strictObject({
    Type: z.literal('Map'),
    Items: z.union([z.array(json), expression]).optional(),
    ItemSelector: json.optional(),
    MaxConcurrency: z.union([z.int().min(0), expression]).optional(),
    ToleratedFailurePercentage: z.number().min(0).max(100).optional(),
    ItemProcessor: z.looseObject({
      ProcessorConfig: z
        .discriminatedUnion('Mode', [
          z.strictObject({ Mode: z.literal('INLINE') }),
          z.strictObject({ Mode: z.literal('DISTRIBUTED'), ExecutionType: z.literal('STANDARD') }),
        ])
        .optional(),
    }),
    ...common,
    ...leave,
    ...onward,
    ...recovery,
  }),
  z.strictObject({ Type: z.literal('Succeed'), Output: json.optional(), ...common }),
  z.strictObject({
    Type: z.literal('Fail'),
    Error: z.string().optional(),
    Cause: z.string().optional(),
    ...common,
  }),
]);

/** One state as it is written. */
export type StateShape = z.infer<typeof stateShape>;

/** A scope as it is written: `States` keeps its members unread. */
export const scopeShape = z.strictObject({
  Comment: z.string().optional(),
  StartAt: z.string(),
  States: z.record(z.string().min(1).max(80), z.unknown()),
});

/** The machine's own fields; the rest must be a scope. */
export const machineShape = scopeShape.extend({
  QueryLanguage: z.literal('JSONata'),
  Version: z.literal('1.0').optional(),
  TimeoutSeconds: z.int().min(1).max(longestSeconds).optional(),
});

/**
 * Reads `value` with a schema; throws an error whose lines name path and expectation.
 * `at` is the dotted path of `value` in the definition, empty for the definition itself.
 */
export function readShape<T>(schema: z.ZodType<T>, value: unknown, at: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(
    ({ path, message }) => `${[at, ...path].filter(String).join('.')}: ${message}`,
  );
  throw new Error(lines.join('\n'));
}

function isInstant(text: string): boolean {
  return instantOf(text) !== undefined;
}
