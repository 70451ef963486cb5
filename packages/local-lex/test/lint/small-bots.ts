import { blockBot } from '../definition/tiny-bot.ts';

/** An intent, in short. */
export type Intent = {
  readonly name: string;
  readonly parent?: string;
  readonly says?: readonly string[];
  readonly slot?: string;
};

/** Ten utterances that nothing else says. */
export function tenOf(word: string): string[] {
  return 'a b c d e f g h i j'.split(' ').map((letter) => `${word}${letter}`);
}

function intent({ name, parent, says = [], slot }: Intent): string {
  const utterances = says.map((text) => `{ Utterance: "${text}" }`).join(', ');
  return [
    `  - Name: ${name}`,
    ...(parent ? [`    ParentIntentSignature: AMAZON.${parent}`] : []),
    ...(says.length > 0 ? [`    SampleUtterances: [${utterances}]`] : []),
    ...(slot
      ? [
          `    Slots: [{ Name: S, SlotTypeName: ${slot}, ValueElicitationSetting: { SlotConstraint: Optional } }]`,
        ]
      : []),
  ].join('\n');
}

/** A bot of these intents, with a type of each kind; `metadata` is what it accepts. */
export function botOf(intents: readonly Intent[], metadata = ''): string {
  return blockBot(
    `
SlotTypes:
  - Name: Pin
    ParentSlotTypeSignature: AMAZON.AlphaNumeric
    ValueSelectionSetting: { ResolutionStrategy: ORIGINAL_VALUE, RegexFilter: { Pattern: "[0-9]{1,4}" } }
  - Name: Open
    ValueSelectionSetting: { ResolutionStrategy: ORIGINAL_VALUE }
    SlotTypeValues: [{ SampleValue: { Value: web } }]
  - Name: Listed
    ValueSelectionSetting: { ResolutionStrategy: TOP_RESOLUTION }
    SlotTypeValues:
      - { SampleValue: { Value: web }, Synonyms: [{ Value: last one }] }
      - { SampleValue: { Value: Cancel }, Synonyms: [{ Value: that-is-it }] }
Intents:
${intents.map(intent).join('\n')}
`,
    metadata,
  );
}
