import { z } from 'zod';
import { explain, type Problem, problemsOf } from './problem.ts';

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

const action = z.strictObject({
  Identifier: identifier,
  Type: z.string(),
  // What Connect returns may lack it.
  Parameters: z.record(z.string(), z.unknown()).default({}),
  Transitions: transitions,
});

const document = z.strictObject({
  Version: z.literal('2019-10-30'),
  StartAction: z.string(),
  Metadata: z.record(z.string(), z.unknown()).optional(),
  Actions: z
    .array(action)
    .min(1, 'must hold an action')
    .max(mostActions, `must hold at most ${mostActions} actions`),
});

/** A flow document whose shape is right; whether it makes sense is for the checks. */
export type FlowDocument = z.infer<typeof document>;
export type ActionDocument = z.infer<typeof action>;

/** Reads a flow from its JSON text or from the value already parsed. Never throws. */
export function readDocument(content: unknown): FlowDocument | { readonly problems: readonly Problem[] } {
  const read = typeof content === 'string' ? readJson(content) : { value: content };
  if ('problems' in read) return read;
  const size = (typeof content === 'string' ? content : (JSON.stringify(content) ?? '')).length;
  if (size > longestContent) return refuse(`is over ${longestContent} characters`);
  const parsed = document.safeParse(read.value, { error: explain });
  return parsed.success ? parsed.data : { problems: problemsOf(parsed.error) };
}

function readJson(text: string): { readonly value: unknown } | { readonly problems: readonly Problem[] } {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return refuse('is not JSON');
  }
}

function refuse(message: string): { readonly problems: readonly Problem[] } {
  return { problems: [{ path: '(flow)', message }] };
}
