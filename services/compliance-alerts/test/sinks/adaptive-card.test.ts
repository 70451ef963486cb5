import { AdaptiveCard, SerializationContext, Versions } from 'adaptivecards';
import { adaptiveCardSchema } from 'adaptivecards-designer/lib/adaptive-card-schema.js';
import { Ajv } from 'ajv';
import draft6 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { type Instance, idOf, manyOf, mixed } from '../fleet.ts';
import { cardsOf } from '../messages.ts';
import { createWorld, start } from '../world.ts';

// The schema as Microsoft publishes it (adaptivecards.io/schemas/adaptive-card.json) says `id` for what is now `$id`.
const { id: _, ...published } = adaptiveCardSchema;
const valid = new Ajv({ strict: false, allErrors: true }).addMetaSchema(draft6).compile(published);

const fleets: readonly (readonly [string, readonly Instance[]])[] = [
  ['one of each kind', mixed],
  ['one instance', manyOf(1, { reboot: 1 })],
  ['several messages', manyOf(500, { missing: 3, failed: 1 })],
  ['a hostile name', [{ id: idOf(1), name: '</p><script>[x](javascript:1)"', patches: { reboot: 1 } }]],
];

describe.each(fleets)('the cards about %s', (_name, fleet) => {
  test('are valid by the published JSON schema, and stay under 28 KB', async () => {
    const world = createWorld(fleet);
    await start(world);
    const cards = cardsOf(world.posts);
    expect(cards.length).toBeGreaterThan(0);
    for (const card of cards) {
      valid(card);
      expect(valid.errors ?? []).toEqual([]);
      expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(28_000);
    }
  });

  test('are Adaptive Cards 1.4 to Microsoft’s own parser', async () => {
    const world = createWorld(fleet);
    await start(world);
    for (const card of cardsOf(world.posts)) {
      const context = new SerializationContext(Versions.v1_4);
      new AdaptiveCard().parse(card, context);
      const complaints = Array.from({ length: context.eventCount }, (__, i) => context.getEventAt(i).message);
      expect(complaints).toEqual([]);
      expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.4' });
    }
  });
});

test.each([
  ['no version', { type: 'AdaptiveCard', body: [] }],
  ['a text that is none', { type: 'AdaptiveCard', version: '1.4', body: [{ type: 'TextBlock', text: 7 }] }],
  [
    'facts without values',
    { type: 'AdaptiveCard', version: '1.4', body: [{ type: 'FactSet', facts: [{ title: 'a' }] }] },
  ],
])('the schema refuses a card with %s', (_name, card) => {
  expect(valid(card)).toBe(false);
});
