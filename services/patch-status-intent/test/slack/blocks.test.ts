import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import { postOf } from '../../src/slack/blocks.ts';
import { homeView } from '../../src/slack/home.ts';
import type { Told } from '../../src/slack/told.ts';
import { words } from '../../src/slack/words.ts';
import { blocksSchema } from './blocks-schema.ts';
import { buttonsIn } from './slack-stage.ts';

const row = {
  name: 'windows-prod',
  counts: 'failed',
  is: 'failed',
  when: 'yesterday, 21:00 to 22:20',
} as const;

const texts = fc.oneof(
  fc.string({ minLength: 1, maxLength: 200, unit: 'binary' }),
  fc.constantFrom(
    '<!channel>',
    '<@U123>',
    '*bold*',
    ':fire:',
    'a & b',
    '\u202e',
    '\ud800',
    ' ',
    'x'.repeat(1_024),
  ),
);

const told: fc.Arbitrary<Told> = fc.record(
  {
    says: fc.array(texts, { minLength: 1, maxLength: 10 }),
    open: fc.constantFrom('nothing', 'begin', 'employee ID', 'one-time PIN', 'patching', 'ended'),
    card: fc.record(
      {
        rows: fc.array(
          fc.record({
            name: texts,
            counts: fc.constantFrom('succeeded', 'failed', 'in progress'),
            is: texts,
            when: texts,
            ask: texts,
          }),
          { maxLength: 60 },
        ),
        zone: texts,
        names: fc.record({ some: fc.array(texts, { maxLength: 150 }), all: fc.nat({ max: 1_000 }) }),
        insteadOf: fc.record({ from: fc.nat({ max: 12 }), count: fc.nat({ max: 12 }) }),
      },
      { requiredKeys: ['rows'] },
    ),
    offered: fc.array(texts, { maxLength: 8 }),
    more: fc.boolean(),
  },
  { requiredKeys: ['says', 'open'] },
);

test('S8 whatever is told, Slack takes it, and nothing of it is live markup', () => {
  fc.assert(
    fc.property(told, (it) => {
      const { text, blocks } = postOf(it);
      expect(blocksSchema.safeParse(blocks).error?.issues ?? []).toEqual([]);
      expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
    }),
    { numRuns: 20 * inject('times') },
  );
});

test('the Home tab is one that Slack takes', () => {
  const { blocks } = homeView();
  expect(blocksSchema.safeParse(blocks).success).toBe(true);
  expect(buttonsIn({ text: '', blocks })).toEqual({ 'Check patching': words.begin });
});

describe('SL3 an answer with facts', () => {
  const says = ['Thank you.', 'Failed: windows-prod, yesterday, 21:00 to 22:20.', 'Anything else?'];
  const card = {
    rows: [{ ...row, ask: 'windows-prod' }],
    zone: 'All times are UTC.',
    insteadOf: { from: 1, count: 1 },
  };

  test('shows them in place of the sentences that say the same; those are what is read aloud', () => {
    const { text, blocks } = postOf({ says, card, open: 'patching' });
    expect(text).toBe(says.join('\n'));
    expect(shownIn(blocks)).toEqual([
      'Thank you.',
      '❌ windows-prod: failed\nyesterday, 21:00 to 22:20',
      'All times are UTC.',
      'Anything else?',
    ]);
    expect(buttonsIn({ text, blocks })).toMatchObject({
      Details: 'windows-prod',
      'Target groups': 'list groups',
    });
  });

  test('more than fit are cut, and said to be', () => {
    const rows = Array.from({ length: 60 }, () => row);
    const { blocks } = postOf({ says, card: { rows }, open: 'patching' });
    expect(shownIn(blocks)).toContain('25 more do not fit here; say “more”.');
    expect(blocksSchema.safeParse(blocks).success).toBe(true);
  });

  test('a menu holds the names of groups, a hundred at most, and says how many there are', () => {
    const some = Array.from({ length: 120 }, (_, index) => `group-${index}`);
    const { blocks } = postOf({ says, card: { rows: [], names: { some, all: 200 } }, open: 'patching' });
    const actions = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
    const [menu] = actions.flatMap((one) => (one.type === 'static_select' ? [one] : []));
    expect(menu?.options?.map(({ value }) => value)).toEqual(some.slice(0, 100));
    expect(shownIn(blocks)).toContain('The menu holds 100 of 200 target groups; type the name of any other.');
  });

  test('a long name is cut where it is shown, and whole where it is said', () => {
    const name = 'n'.repeat(128);
    const { blocks } = postOf({
      says,
      card: { rows: [], names: { some: [name], all: 1 } },
      open: 'patching',
    });
    expect(JSON.stringify(blocks)).toContain(`"value":"${name}"`);
  });

  test('what was offered can be pressed', () => {
    const { text, blocks } = postOf({ says, open: 'patching', offered: ['linux-dev', 'linux-prod'] });
    expect(buttonsIn({ text, blocks })).toMatchObject({
      'linux-dev': 'linux-dev',
      'linux-prod': 'linux-prod',
    });
  });
});

function shownIn(blocks: ReturnType<typeof postOf>['blocks']): string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'section') return [block.text?.text ?? ''];
    return block.type === 'context' ? block.elements.map((one) => ('text' in one ? one.text : '')) : [];
  });
}
