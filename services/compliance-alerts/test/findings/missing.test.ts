import { expect, test } from 'vitest';
import { type Instance, idOf } from '../fleet.ts';
import { toldOf } from './told.ts';

const ec2 = idOf(1);
const node = idOf(1).replace('i-', 'mi-');
const old = { daysAgo: 40, missing: 2 };

test.each<[string, Instance, string, string, string]>([
  [
    'no role',
    { id: ec2, agent: 'no role' },
    'noRole',
    'not managed by Systems Manager',
    'AmazonSSMManagedInstanceCore',
  ],
  [
    'a role, no agent',
    { id: ec2, agent: 'no agent' },
    'noAgent',
    'not managed by Systems Manager',
    'SSM Agent',
  ],
  [
    'not managed any more, though it reported once',
    { id: ec2, agent: 'no agent', patches: old },
    'noAgent',
    'not managed by Systems Manager',
    'install or start',
  ],
  ['managed, never reported', { id: ec2 }, 'neverReported', 'no usable patch report', 'AWS-RunPatchBaseline'],
  [
    'reported too long ago, its agent is heard',
    { id: ec2, patches: old },
    'stale',
    'last report 40 days ago, then 2 missing',
    'whether its scan still runs',
  ],
  [
    'an agent that was lost, and no report',
    { id: ec2, agent: 'ConnectionLost' },
    'outOfContact',
    'agent last heard of 10 days ago',
    'restart the SSM Agent',
  ],
  [
    'an agent that was lost, and an old report',
    { id: ec2, agent: 'ConnectionLost', patches: old },
    'outOfContact',
    'agent last heard of 10 days ago, then 2 missing',
    'restart the SSM Agent',
  ],
  [
    'an agent that was lost, and a new report',
    { id: ec2, agent: 'ConnectionLost', patches: { missing: 1 } },
    'missingOrFailed',
    '1 missing',
    '',
  ],
  ['a hybrid node', { id: node, patches: { missing: 1 } }, 'missingOrFailed', '1 missing', ''],
  ['a hybrid node that never reported', { id: node }, 'neverReported', 'no usable patch report', 'scan it'],
  [
    'a hybrid node that is gone',
    { id: node, agent: 'Inactive', patches: old },
    'nodeOutOfContact',
    'agent last heard of 10 days ago, then 2 missing',
    'deregister',
  ],
])('%s', async (_, instance, finding, needs, todo) => {
  const { findings, lines } = await toldOf([instance]);
  expect(findings).toMatchObject([{ instanceId: instance.id, finding, needs }]);
  const todos = lines.filter((line) => line.startsWith('To do – '));
  expect(todos).toHaveLength(todo === '' ? 0 : 1);
  expect(todos.join()).toContain(todo);
});

test('hybrid nodes have names, owners and exceptions of their own', async () => {
  const { findings, lines } = await toldOf([
    { id: node, name: 'till-1', owner: 'shops', patches: { missing: 1 } },
    { id: `${node.slice(0, -1)}2`, name: 'till-2', exception: '2026-12-31 closing', patches: { missing: 1 } },
    { id: `${node.slice(0, -1)}3`, name: 'till-3', patches: {} },
  ]);
  expect(findings).toMatchObject([{ name: 'till-1', owner: 'shops' }]);
  expect(lines).toContain(`Excepted until 2026-12-31: ${node.slice(0, -1)}2 till-2, closing`);
});

test('a well-managed fleet has nobody missing', async () => {
  const { title } = await toldOf([
    { id: ec2, patches: {} },
    { id: node, patches: {} },
  ]);
  expect(title).toBe('All clear: 2 instances running, 2 compliant (2026-W48)');
});
