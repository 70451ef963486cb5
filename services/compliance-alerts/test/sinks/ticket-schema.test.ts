import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { type Instance, idOf, listOf, manyOf, mixed } from '../fleet.ts';
import { ec2 } from '../wire.ts';
import { type Answer, always, createWorld, folder, monday, start } from '../world.ts';

const schema: unknown = JSON.parse(readFileSync(join(folder, 'ticket.schema.json'), 'utf8'));
const valid = new Ajv2020({ allErrors: true, validateFormats: false }).compile(Object(schema));
const node = idOf(1).replace('i-', 'mi-');

test.each<[string, readonly Instance[], Readonly<Record<string, Answer>>?]>([
  ['one of each kind', mixed],
  ['one machine', manyOf(1, { reboot: 1 })],
  ['more than are named', manyOf(300, { missing: 1 })],
  ['nothing', []],
  ['compliant machines', manyOf(3, {})],
  ['a hybrid node', [{ id: node, patches: { missing: 1 } }]],
  [
    'machines that are not managed',
    [
      { id: idOf(1), agent: 'no role' },
      { id: idOf(2), agent: 'no agent' },
    ],
  ],
  ['an exception', [{ id: idOf(1), exception: '2026-12-31 x', patches: { missing: 1 } }, ...mixed]],
  ['a list that breaks off', mixed, { [ec2]: always('Ec2.Ec2Exception') }],
  ['a hostile name', [{ id: idOf(1), name: '=1+1', owner: '@x', patches: { missing: 1 } }]],
])('the ticket about %s is what its schema describes', async (_, fleet, answers = {}) => {
  const world = createWorld(fleet, answers);
  world.deliveries.remember('2026-W47', listOf({ [idOf(2)]: 20 }, monday));
  await start(world, {}, { Sinks: 'ticket', AllClear: 'true' });
  for (const { RequestBody } of world.posts) valid(RequestBody);
  expect(valid.errors ?? []).toEqual([]);
  expect(world.posts).toHaveLength(1);
});

test.each([
  ['another bucket', { finding: 'lost' }],
  ['no severity', { severity: undefined }],
  ['more than it says', { pin: '4071' }],
  ['a name of an account', { account: 'prod' }],
])('the schema refuses a finding with %s', async (_, change) => {
  const world = createWorld(mixed);
  await start(world, {}, { Sinks: 'ticket' });
  const [post] = world.posts;
  const body = JSON.parse(JSON.stringify(post?.RequestBody));
  const [first, ...others] = body.findings;
  expect(valid({ ...body, findings: [JSON.parse(JSON.stringify({ ...first, ...change })), ...others] })).toBe(
    false,
  );
});
