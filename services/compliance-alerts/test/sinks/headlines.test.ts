import { expect, test } from 'vitest';
import { type Instance, manyOf, mixed } from '../fleet.ts';
import { cardsOf, slackOf, ticketsOf } from '../messages.ts';
import { ec2, ssm, tags } from '../wire.ts';
import { type Answer, always, createWorld, start } from '../world.ts';

const denied = always('Ec2.Ec2Exception', 'UnauthorizedOperation');
const onPage2: Answer = (args, call) => (call === 1 ? undefined : denied(args, call));
const unread = always('Ssm.SsmException', 'AccessDeniedException');

// Two pages, where EC2 lists two rows a page.
const compliant = manyOf(3, {});
const findings = manyOf(3, { missing: 1 });
const one: readonly Instance[] = [{ id: 'i-1234567', patches: { missing: 1 } }];

test.each<[string, readonly Instance[], Readonly<Record<string, Answer>>, string]>([
  ['nothing runs', [], {}, 'All clear: 0 instances running, 0 compliant'],
  ['one is compliant', manyOf(1, {}), {}, 'All clear: 1 instance running, 1 compliant'],
  ['all are compliant', compliant, {}, 'All clear: 3 instances running, 3 compliant'],
  ['some need attention', mixed, {}, '5 of 7 instances need attention, worst: unknown'],
  ['one needs attention', one, {}, '1 of 1 instance needs attention, worst: other'],
  ['EC2 lists nothing', findings, { [ec2]: denied }, 'Incomplete: no instance could be read'],
  [
    'EC2 lists nothing of what is well',
    compliant,
    { [ec2]: denied },
    'Incomplete: no instance could be read',
  ],
  ['no patch state is read', findings, { [ssm]: unread }, 'Incomplete: no instance could be read'],
  [
    'EC2 breaks off after page 1, which is well',
    compliant,
    { [ec2]: onPage2 },
    'Incomplete: nothing found in the 2 instances read',
  ],
  [
    'EC2 breaks off after page 1, which is not',
    findings,
    { [ec2]: onPage2 },
    'Incomplete: 2 of 2 instances read need attention, worst: other',
  ],
  [
    'names are missing',
    findings,
    { [tags]: denied },
    'Incomplete: 3 of 3 instances need attention, worst: other',
  ],
  ['a name is missing', one, { [tags]: denied }, 'Incomplete: 1 of 1 instance needs attention, worst: other'],
  [
    'instances and names are missing',
    findings,
    { [ec2]: onPage2, [tags]: denied },
    'Incomplete: 2 of 2 instances read need attention, worst: other',
  ],
  [
    'there are no names to miss',
    compliant,
    { [tags]: denied },
    'All clear: 3 instances running, 3 compliant',
  ],
])('%s', async (_, fleet, answers, headline) => {
  const world = createWorld(fleet, answers, 2);
  await start(world, {}, { AllClear: 'true' });
  const title = `${headline} (2026-W48)`;
  const [card] = cardsOf(world.posts);
  const [slack] = slackOf(world.posts);
  const [ticket] = ticketsOf(world.posts);
  expect(card?.body[0]?.text).toBe(title);
  expect(slack?.text).toBe(title);
  expect(ticket?.title).toBe(title);
  const whole = !headline.startsWith('Incomplete');
  expect(JSON.stringify(world.posts).includes('This list is incomplete')).toBe(!whole);
  expect(ticket?.complete).toBe(whole);
});

test('a report says all that it lacks, and the notice why', async () => {
  const world = createWorld(
    findings,
    {
      [ssm]: (args, call) => (call === 1 ? undefined : unread(args, call)),
      [tags]: denied,
    },
    2,
  );
  await start(world);
  const lacks =
    'This list is incomplete: EC2 DescribeTags answered Ec2.Ec2Exception, names, owners and exceptions are missing; SSM DescribeInstancePatchStates answered Ssm.SsmException after 2 instances.';
  for (const { RequestBody } of world.posts) expect(JSON.stringify(RequestBody)).toContain(lacks);
  expect(world.notices[0]?.Message).toContain(`${lacks} UnauthorizedOperation AccessDeniedException`);
});

test('what was read before the list broke off keeps its names', async () => {
  const world = createWorld(findings, { [ec2]: onPage2 }, 2);
  await start(world, {}, { Sinks: 'ticket' });
  expect(ticketsOf(world.posts)[0]?.findings.map(({ name }) => name)).toEqual(
    findings.slice(0, 2).map(({ name }) => name),
  );
});

test('a name that was not read is told apart from none', async () => {
  const fleet = [...one, ...manyOf(50, { missing: 1 })];
  const world = createWorld(fleet, { [tags]: onPage2 });
  await start(world);
  const names = ticketsOf(world.posts)[0]?.findings.map(({ name }) => name);
  expect(names?.slice(0, 2)).toEqual(['', 'web-0']);
  expect(names?.at(-1)).toBe('(name unread)');
  expect(world.notices[0]?.Message).toContain('i-1234567 (no name) – other: 1 missing');
});
