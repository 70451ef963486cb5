import { expect, test } from 'vitest';
import { createEc2 } from '../../src/ec2/ec2.ts';
import { foundById } from '../../src/scenario/found-by-id.ts';
import { createInstanceInformationOperations } from '../../src/ssm/instance-information.ts';
import { createPatchStateOperations } from '../../src/ssm/patch-states.ts';
import { scenarioOf } from '../started.ts';

const { instances } = scenarioOf({
  instances: Array.from({ length: 500 }, (_, index) => ({
    name: `host-${index}`,
    patchGroup: 'hosts',
    launched: '2d ago',
    patches: { reported: '7h ago' },
  })),
});
const [first, , third, fourth] = instances.map(({ id }) => id);

test.each([
  ['of all', undefined, instances],
  ['in the order of all', [fourth, first], [instances[0], instances[3]]],
  ['each once', [third, third], [instances[2]]],
  ['none that is not there', ['i-0', third], [instances[2]]],
  ['of none', [], []],
])('instances are found by their ids, %s', (_, ids, expected) => {
  expect(foundById(instances)(ids?.map(String))).toEqual(expected);
});

/** The instances of a fleet that were looked at, and the operations over it. */
function watched() {
  const looked = new Set<string>();
  const fleet = instances.map(
    (instance) =>
      new Proxy(instance, {
        get: (target, key, receiver) => {
          looked.add(target.id);
          return Reflect.get(target, key, receiver);
        },
      }),
  );
  const operations = {
    ...createEc2(fleet),
    ...createPatchStateOperations(fleet),
    ...createInstanceInformationOperations(fleet),
  };
  looked.clear();
  return { operations, looked };
}

test.each([
  ['DescribeTags', { Filter: [{ Name: 'resource-id', Value: [first, third] }] }],
  ['DescribeIamInstanceProfileAssociations', { Filter: [{ Name: 'instance-id', Value: [first, third] }] }],
  ['DescribeInstanceStatus', { InstanceId: [first, third] }],
  ['DescribeInstances', { InstanceId: [first, third] }],
  ['DescribeInstancePatchStates', { InstanceIds: [first, third] }],
  ['DescribeInstanceInformation', { Filters: [{ Key: 'InstanceIds', Values: [first, third] }] }],
] as const)('%s, asked for two of a fleet, looks at no other', async (name, input) => {
  const { operations, looked } = watched();
  await operations[name](input);
  expect(looked).toEqual(new Set([first, third]));
});
