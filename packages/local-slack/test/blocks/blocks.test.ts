import { expect, test } from 'vitest';
import { readBlocks } from '../../src/index.ts';

type Part = Readonly<Record<string, unknown>>;
function plain(length: number): Part {
  return { type: 'plain_text', text: 'é'.repeat(length) };
}
function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
function button(more: Part = {}, index = 0): Part {
  return { type: 'button', action_id: `a${index}`, text: plain(1), ...more };
}
function option(more: Part = {}): Part {
  return { text: plain(1), value: 'v', ...more };
}
function menu(more: Part = {}): Part {
  return { type: 'static_select', action_id: 'm', placeholder: plain(1), options: [option()], ...more };
}
function actions(...elements: Part[]): Part[] {
  return [{ type: 'actions', elements }];
}
function section(more: Part): Part[] {
  return [{ type: 'section', ...more }];
}

/** Each limit of Slack's reference: blocks at it, blocks beyond it, and how Slack says so. */
const limits: readonly (readonly [string, (count: number) => Part[], number, string])[] = [
  [
    'blocks',
    (n) => times(n, () => ({ type: 'divider' })),
    50,
    'no more than 50 items allowed [json-pointer:/blocks]',
  ],
  [
    'a header',
    (n) => [{ type: 'header', text: plain(n) }],
    150,
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'a section',
    (n) => section({ text: plain(n) }),
    3000,
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'fields',
    (n) => section({ fields: times(n, () => plain(1)) }),
    10,
    'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
  ],
  [
    'a field',
    (n) => section({ fields: [plain(n)] }),
    2000,
    'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
  ],
  [
    'elements of a context',
    (n) => [{ type: 'context', elements: times(n, () => plain(1)) }],
    10,
    'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    'elements of actions',
    (n) => actions(...times(n, (index) => button({}, index))),
    25,
    'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    'a button',
    (n) => actions(button({ text: plain(n) })),
    75,
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  ],
  [
    'the value of a button',
    (n) => actions(button({ value: 'v'.repeat(n) })),
    2000,
    'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
  ],
  [
    'an action_id',
    (n) => actions(button({ action_id: 'a'.repeat(n) })),
    255,
    'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
  ],
  [
    'a block_id',
    (n) => section({ text: plain(1), block_id: 'b'.repeat(n) }),
    255,
    'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
  ],
  [
    'options',
    (n) => actions(menu({ options: times(n, () => option()) })),
    100,
    'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'an option',
    (n) => actions(menu({ options: [option({ text: plain(n) })] })),
    75,
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
  ],
  [
    'the value of an option',
    (n) => actions(menu({ options: [option({ value: 'v'.repeat(n) })] })),
    150,
    'must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
  ],
  [
    'a placeholder',
    (n) => actions(menu({ placeholder: plain(n) })),
    150,
    'must be less than 151 characters [json-pointer:/blocks/0/elements/0/placeholder/text]',
  ],
  [
    'an overflow menu',
    (n) => actions({ type: 'overflow', action_id: 'o', options: times(n, () => option()) }),
    5,
    'no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
];

test.each(limits)('Slack takes %s up to its limit, and no more', (_, make, most, error) => {
  expect(readBlocks('message', make(most))).toHaveProperty('blocks');
  expect(readBlocks('message', make(most + 1))).toEqual({ errors: [error] });
});

test('a Home may have a hundred blocks', () => {
  const make = (count: number) => times(count, () => ({ type: 'divider' }));
  expect(readBlocks('home', make(100))).toHaveProperty('blocks');
  expect(readBlocks('home', make(101))).toEqual({
    errors: ['no more than 100 items allowed [json-pointer:/blocks]'],
  });
});

test.each<readonly [string, Part[], RegExp]>([
  ['a block of no known type', [{ type: 'video' }], /unsupported type/],
  ['a section of nothing', section({}), /must define either `text` or `fields`/],
  ['an empty text', section({ text: plain(0) }), /must be more than 0 characters/],
  ['no elements', actions(), /no fewer than 1 items allowed/],
  ['a menu without options', actions(menu({ options: undefined })), /`options` or `option_groups`/],
  ['one action_id twice in a block', actions(button(), button()), /`action_id` "a0" already exists/],
  ['one block_id twice', times(2, () => ({ type: 'divider', block_id: 'b' })), /`block_id` already exists/],
  ['markup on a button', actions(button({ text: { type: 'mrkdwn', text: 'x' } })), /elements\/0/],
  ['a member that is none', section({ text: plain(1), texts: [] }), /texts/],
])('Slack refuses %s', (_, blocks, error) => {
  const read = readBlocks('message', blocks);
  expect('errors' in read && read.errors.join('\n')).toMatch(error);
});
