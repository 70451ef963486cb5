import { describe, expect, test } from 'vitest';
import { checkFlow } from '../../src/check/check-flow.ts';
import { flowWith, mutate } from '../every-action.ts';

function missing(path: string) {
  return `Action is missing required property. Path: Actions[0].Parameters.${path}`;
}
const staticOnly = 'must be static: a JSONPath is not resolved here';
const text = 'must be a string (numbers and booleans are written as strings, "5")';
const unplayed = 'is not supported by the local player';
const onePrompt = 'only one of Text, SSML, PromptId, Media may be given';
const media = { Uri: 's3://prompts/a.wav', SourceType: 'S3', MediaType: 'Audio' };

describe('a wrong parameter of a prompt or an input', () => {
  test.each([
    ['say', 'SSML', '<speak/>', 'SSML', onePrompt],
    ['say', 'Text', undefined, '', 'needs one of Text, SSML, PromptId, Media'],
    ['say', 'Text', 5, 'Text', text],
    ['say', 'Volume', '11', 'Volume', 'unknown property'],
    ['say', 'Text', 'Agent $.Agent.FirstName here', 'Text', `"$.Agent.FirstName" ${unplayed}`],
    ['recorded', 'PromptId', '$.BadValue', 'PromptId', '"$.BadValue" has an unknown root'],
    ['recorded', 'PromptId', '', 'PromptId', 'must not be empty'],
    ['recorded', 'Media', { ...media, SourceType: 'URL' }, 'Media.SourceType', 'must be "S3"'],
    ['menu', 'StoreInput', undefined, 'StoreInput', missing('StoreInput')],
    ['menu', 'StoreInput', 'true', 'StoreInput', 'must be "True" or "False"'],
    ['menu', 'StoreInput', true, 'StoreInput', 'must be "True" or "False"'],
    ['menu', 'InputTimeLimitSeconds', undefined, 'InputTimeLimitSeconds', missing('InputTimeLimitSeconds')],
    [
      'menu',
      'InputTimeLimitSeconds',
      '0',
      'InputTimeLimitSeconds',
      'must be a whole number from 1 to 180, as a string',
    ],
    [
      'menu',
      'InputTimeLimitSeconds',
      '181',
      'InputTimeLimitSeconds',
      'must be a whole number from 1 to 180, as a string',
    ],
    ['menu', 'InputTimeLimitSeconds', 5, 'InputTimeLimitSeconds', text],
    ['menu', 'InputTimeLimitSeconds', '$.Attributes.limit', 'InputTimeLimitSeconds', staticOnly],
    ['menu', 'DTMFConfiguration', {}, 'DTMFConfiguration', `${unplayed} with StoreInput "False"`],
    ['menu', 'InputValidation', {}, 'InputValidation', 'belongs to StoreInput "True"'],
    ['menu', 'EnableDTMFBuffer', 'true', 'Text', 'does not go together with EnableDTMFBuffer'],
    ['askPin', 'Text', undefined, '', 'needs one of Text, SSML, PromptId, Media'],
    ['askPin', 'InputValidation', undefined, 'InputValidation', missing('InputValidation')],
    [
      'askPin',
      'InputValidation',
      {},
      'InputValidation.CustomValidation',
      missing('InputValidation.CustomValidation'),
    ],
    [
      'askPin',
      'InputValidation',
      { PhoneNumberValidation: { NumberFormat: 'E164' } },
      'InputValidation.PhoneNumberValidation',
      unplayed,
    ],
    ['askPin', 'InputEncryption', { EncryptionKeyId: 'k', Key: 'pem' }, 'InputEncryption', unplayed],
    [
      'askPin',
      'DTMFConfiguration.InputTerminationSequence',
      '######',
      'DTMFConfiguration.InputTerminationSequence',
      'must be up to 5 of 0-9, * and #',
    ],
    [
      'askPin',
      'DTMFConfiguration.InputTerminationSequence',
      '*',
      'DTMFConfiguration.InputTerminationSequence',
      'may hold * only with DisableCancelKey "True"',
    ],
    [
      'askPin',
      'DTMFConfiguration.InterdigitTimeLimitSeconds',
      '21',
      'DTMFConfiguration.InterdigitTimeLimitSeconds',
      'must be a whole number from 1 to 20, as a string',
    ],
  ])('%s: %s = %j', (name, property, value, place, message) => {
    const problems = checkFlow(mutate(flowWith(name), `Actions.0.Parameters.${property}`, value));
    const path = `Actions[0].Parameters${place === '' ? '' : `.${place}`}`;
    expect(problems).toContainEqual({ path, message });
  });
});
