import { expect, test } from 'vitest';
import { type Instance, idOf } from '../fleet.ts';
import { cardsOf, slackOf } from '../messages.ts';
import { toldOf } from './told.ts';

const needy = { missing: 1 };

test.each<[string, string | undefined, string]>([
  ['no tag', undefined, 'untagged'],
  ['an empty tag', '', 'untagged'],
  ['a blank tag', '   ', 'untagged'],
  ['a tag nobody sees', '\u200b\ufeff', 'untagged'],
  ['a team', 'web', 'web'],
  ['blanks around it', '  web team ', 'web team'],
  ['a new line in it', 'web\nteam', 'web team'],
  ['60 letters', 'w'.repeat(60), 'w'.repeat(40)],
  ['a format', '*web*', '*web*'],
  ['a mention', '<!channel>', '<!channel>'],
])('%s', async (_, owner, told) => {
  const { lines, findings } = await toldOf([
    { id: idOf(1), patches: needy, ...(owner === undefined ? {} : { owner }) },
  ]);
  expect(findings[0]?.owner).toBe(told);
  expect(lines).toContain(`*${told}: 1*`);
});

const fleet: readonly Instance[] = [
  { id: idOf(1), owner: 'few', patches: needy },
  { id: idOf(2), owner: 'many', patches: needy },
  { id: idOf(3), owner: 'many', patches: needy },
  { id: idOf(4), owner: 'grave', patches: { missing: 1, critical: 1 } },
  { id: idOf(5), patches: { missing: 1, security: 1 } },
  { id: idOf(6), owner: 'well', patches: {} },
  { id: idOf(7), owner: 'excepted', exception: '2026-12-31', patches: needy },
];

test('whoever has the gravest comes first, then whoever has more; who has none is not named', async () => {
  const { lines } = await toldOf(fleet);
  expect(lines.filter((line) => /^\*\w+: \d+\*$/u.test(line))).toEqual([
    '*grave: 1*',
    '*untagged: 1*',
    '*many: 2*',
    '*few: 1*',
  ]);
});

test('another tag may say whose they are', async () => {
  const { findings } = await toldOf(fleet, () => {}, { OwnerTag: 'Name' });
  expect(findings.map(({ owner }) => owner)).toEqual(Array(5).fill('untagged'));
});

test.each([
  ['a person of Slack', 'U0123456789', { type: 'user', user_id: 'U0123456789' }],
  ['a person of a grid', 'W0123456789', { type: 'user', user_id: 'W0123456789' }],
  ['a user group', 'S0123456789', { type: 'usergroup', usergroup_id: 'S0123456789' }],
  ['an address', 'a@example.com', { type: 'link', url: 'mailto:a@example.com', text: 'a@example.com' }],
])('%s is told beside the owner', async (_, contact, element) => {
  const { world } = await toldOf(fleet, () => {}, { OwnerContacts: `grave=${contact},nobody=U1` });
  expect(JSON.stringify(slackOf(world.posts))).toContain(JSON.stringify(element));
  expect(JSON.stringify(cardsOf(world.posts))).toContain(`grave: 1 – ${contact}`);
});

test('an owner that a message begins in the middle of has its whole count in each', async () => {
  const many = Array.from({ length: 40 }, (_, i) => ({ id: idOf(i), owner: 'web', patches: needy }));
  const { lines } = await toldOf(many);
  expect(lines.filter((line) => line === '*web: 40*')).toHaveLength(2);
});
