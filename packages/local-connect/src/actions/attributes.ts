import { z } from 'zod';
import { defineAction, done, failed, plainWiring } from '../action-kind.ts';
import { findReferences, looksLikePath } from '../values/json-path.ts';
import { textMap, textWithPaths } from '../values/parameter.ts';
import { textOf, textsOf } from '../values/value.ts';

/** AWS quota: all attributes of a contact, in UTF-8 bytes. */
const largestAttributes = 32 * 1024;

function badKey(key: string): boolean {
  return key === '' || /[$.]/.test(key);
}

/** Sets contact attributes, all or none. They stay with the contact and are in every Lambda event. */
export const updateContactAttributes = defineAction({
  type: 'UpdateContactAttributes',
  logName: 'SetAttributes',
  parameters: z.strictObject({
    Attributes: textMap.superRefine((attributes, context) => {
      for (const key of Object.keys(attributes)) {
        const dynamic = looksLikePath(key) && findReferences(key).length > 0;
        if (!dynamic && badKey(key)) {
          context.addIssue({ code: 'custom', path: [key], message: 'a key may not be empty or hold $ or .' });
        }
      }
    }),
    TargetContact: z
      .enum(['Current', 'Related'])
      .refine((target) => target === 'Current', { error: '"Related" is not supported by the local player' })
      .optional(),
  }),
  wiring: plainWiring(['NoMatchingError']),
  play: ({ Attributes }, playing) => {
    const set = textsOf(Attributes, playing);
    const attributes = { ...playing.state.attributes, ...set.value };
    if (Object.keys(set.value).some(badKey)) return failed('an attribute key is empty or holds $ or .');
    if (Buffer.byteLength(JSON.stringify(attributes)) > largestAttributes) {
      return failed('the attributes are over 32 KB');
    }
    return { ...done({ attributes }), logged: { Parameters: set.value }, warnings: set.warnings };
  },
});

/** Sets values that end with this flow. */
export const updateFlowAttributes = defineAction({
  type: 'UpdateFlowAttributes',
  logName: 'SetFlowAttributes',
  parameters: z.strictObject({
    FlowAttributes: z.record(z.string(), z.strictObject({ Value: textWithPaths })),
  }),
  wiring: plainWiring(['NoMatchingError']),
  play: ({ FlowAttributes }, playing) => {
    const set = Object.entries(FlowAttributes).map(
      ([key, { Value }]) => [key, textOf(Value, playing)] as const,
    );
    const values = Object.fromEntries(set.map(([key, { value }]) => [key, value]));
    return {
      ...done({ flowAttributes: { ...playing.state.flowAttributes, ...values } }),
      logged: { Parameters: values },
      warnings: set.flatMap(([, { warnings }]) => warnings),
    };
  },
});
