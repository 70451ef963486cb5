import { z } from 'zod';
import { defineAction, done, failed, plainWiring } from '../action-kind.ts';
import { withoutReferences } from '../values/json-path.ts';
import { choice, textMap } from '../values/parameter.ts';
import { textsOf } from '../values/value.ts';

/** AWS quota: all attributes of a contact, in UTF-8 bytes. */
const largestAttributes = 32 * 1024;

/** Sets contact attributes, all or none. They stay with the contact and are in every Lambda event. */
export const updateContactAttributes = defineAction({
  type: 'UpdateContactAttributes',
  logName: 'SetAttributes',
  parameters: z.strictObject({
    Attributes: textMap.superRefine(checkKeys),
    TargetContact: choice('Current', 'Related').optional(),
  }),
  wiring: plainWiring(['NoMatchingError']),
  inWords: ({ Attributes }) => `keeps ${Object.keys(Attributes).join(', ')}`,
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

function badKey(key: string): boolean {
  return key === '' || /[$.]/.test(key);
}

/** Complains about each key that is bad whatever it becomes. */
function checkKeys(map: object, context: z.RefinementCtx): void {
  for (const key of Object.keys(map).filter(badWhateverItBecomes)) {
    context.addIssue({ code: 'custom', path: [key], message: 'a key may not be empty or hold $ or .' });
  }
}

/** A key is judged as what it becomes; before it is played, only by what is left of it then in any case. */
function badWhateverItBecomes(key: string): boolean {
  const rest = withoutReferences(key);
  return rest === '' ? key === '' : badKey(rest);
}
