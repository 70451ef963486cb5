import { z } from 'zod';
import { explain, notSupported, type Problem, problemsOf } from './problem.ts';

/** AWS quotas: characters of a flow's content, actions of a flow, characters of an Identifier. */
const longestContent = 256_000;
const mostActions = 250;
const longestIdentifier = 50;

/** Names that the service refuses as Identifier. */
const forbiddenNames: ReadonlySet<string> = new Set([
  ...['__proto__', 'constructor', '__defineGetter__', '__defineSetter__', 'toString', 'hasOwnProperty'],
  ...['isPrototypeOf', 'propertyIsEnumerable', 'toLocaleString', 'valueOf'],
]);

const identifier = z
  .string()
  .min(1, 'must not be empty')
  .max(longestIdentifier, `must be at most ${longestIdentifier} characters`)
  .refine((name) => !/[%:(\\/)=$,;[\]{}]/.test(name), {
    error: 'must not hold any of % : ( \\ / ) = $ , ; [ ] { }',
  })
  .refine((name) => !forbiddenNames.has(name), { error: 'is a forbidden name' });

const transitions = z.strictObject({
  NextAction: z.string().optional(),
  Errors: z.array(z.strictObject({ ErrorType: z.string(), NextAction: z.string() })).optional(),
  Conditions: z
    .array(
      z.strictObject({
        NextAction: z.string(),
        Condition: z.strictObject({
          Operator: z.string(),
          Operands: z.array(z.string()).length(1, 'must hold one operand'),
        }),
      }),
    )
    .optional(),
});

// What Connect returns may lack it.
const parameters = z.record(z.string(), z.unknown()).default({});

const action = z.strictObject({
  Identifier: identifier,
  Type: z.string(),
  Parameters: parameters,
  Transitions: transitions,
});

const document = z.strictObject({
  Version: z.literal('2019-10-30'),
  StartAction: z.string(),
  Metadata: z.record(z.string(), z.unknown()).optional(),
  // Of a flow module.
  Settings: z.never(notSupported).optional(),
  Actions: z
    .array(action)
    .min(1, 'must hold an action')
    .max(mostActions, `must hold at most ${mostActions} actions`),
});

/** The same, of whatever shape: a part that cannot be read is undefined. */
const readable = z
  .object({
    StartAction: z.string().optional().catch(undefined),
    // As the console exports it: the type of the flow is told beside it otherwise.
    Metadata: z.object({ type: z.string().optional() }).optional().catch(undefined),
    Actions: z
      .array(
        z
          .object({
            Identifier: z.string().optional().catch(undefined),
            Type: z.string().optional().catch(undefined),
            Parameters: z.union([parameters, z.undefined()]).catch(undefined),
            Transitions: transitions.optional().catch(undefined),
          })
          .catch({ Parameters: undefined }),
      )
      .catch([]),
  })
  .catch({ Actions: [] });

/** A flow document whose shape is right; whether it makes sense is for the checks. */
type FlowDocument = z.infer<typeof document>;
export type ActionDocument = FlowDocument['Actions'][number];

/** What can be read of a flow document, right or not. */
export type ReadableFlow = z.infer<typeof readable>;
export type ReadableAction = ReadableFlow['Actions'][number];

type ReadDocument = {
  /** What is wrong with its shape. */
  readonly problems: readonly Problem[];
  readonly readable: ReadableFlow;
  /** The document, if nothing is wrong with its shape. */
  readonly whole?: FlowDocument;
};

/** Reads a flow from its JSON text or from the value already parsed, as far as it can be read. Never throws. */
export function readDocument(content: unknown): ReadDocument {
  const read = typeof content === 'string' ? readJson(content) : { value: content };
  if ('problems' in read) return read;
  const size = (typeof content === 'string' ? content : (JSON.stringify(content) ?? '')).length;
  if (size > longestContent) return refuse(`is over ${longestContent} characters`);
  const parsed = document.safeParse(read.value, { error: explain });
  return {
    problems: parsed.success ? [] : problemsOf(parsed.error),
    readable: readable.parse(read.value),
    ...(parsed.success ? { whole: parsed.data } : {}),
  };
}

function readJson(text: string): { readonly value: unknown } | ReadDocument {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return refuse('is not JSON');
  }
}

function refuse(message: string): ReadDocument {
  return { problems: [{ path: '(flow)', message }], readable: { Actions: [] } };
}
