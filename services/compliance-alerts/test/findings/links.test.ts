import { readDefinition } from '@opsline/local-kit/read-template';
import { parseMachine, runMachine } from '@opsline/local-states';
import { expect, test } from 'vitest';
import { idOf } from '../fleet.ts';
import { cardsOf, slackOf, ticketsOf } from '../messages.ts';
import { substitutions } from '../wire.ts';
import { createWorld, folder } from '../world.ts';

const instance = idOf(1);
const node = idOf(2).replace('i-', 'mi-');
const machine = parseMachine(readDefinition(folder, 'state-machine.asl.yml'), substitutions);

test.each([
  ['aws', 'eu-west-1', 'https://eu-west-1.console.aws.amazon.com/'],
  ['aws', 'us-east-1', 'https://us-east-1.console.aws.amazon.com/'],
  ['aws', 'ap-southeast-5', 'https://ap-southeast-5.console.aws.amazon.com/'],
  ['aws-cn', 'cn-north-1', 'https://cn-north-1.console.amazonaws.cn/'],
  ['aws-cn', 'cn-northwest-1', 'https://cn-northwest-1.console.amazonaws.cn/'],
  ['aws-us-gov', 'us-gov-west-1', 'https://us-gov-west-1.console.amazonaws-us-gov.com/'],
  ['aws-us-gov', 'us-gov-east-1', 'https://us-gov-east-1.console.amazonaws-us-gov.com/'],
  ['aws', 'il-central-1', 'https://il-central-1.console.aws.amazon.com/'],
])('in %s, %s', async (partition, region, console) => {
  const world = createWorld([
    { id: instance, patches: { missing: 1 } },
    { id: node, patches: { missing: 1 } },
  ]);
  await runMachine({
    machine,
    machineArn: `arn:${partition}:states:${region}:123456789012:stateMachine:report`,
    input: {},
    name: 'run-1',
    resources: world.resources,
    ...world.clock,
    random: () => 0.5,
  });
  const urls = [
    `${console}ec2/home?region=${region}#InstanceDetails:instanceId=${instance}`,
    `${console}systems-manager/fleet-manager/managed-nodes/${node}/general?region=${region}`,
  ];
  const run = `${console}states/home?region=${region}#/v2/executions/details/arn:${partition}:states:${region}:123456789012:execution:report:run-1`;
  expect(ticketsOf(world.posts)[0]?.findings.map(({ url }) => url)).toEqual(urls);
  for (const url of [...urls, run]) {
    expect(JSON.stringify(slackOf(world.posts))).toContain(JSON.stringify(url));
    expect(JSON.stringify(cardsOf(world.posts))).toContain(`](${url})`);
  }
});
