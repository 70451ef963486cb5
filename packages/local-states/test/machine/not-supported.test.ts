import { expect, test } from 'vitest';
import { parseMachine } from '../../src/index.ts';
import { machineOf, task } from '../machines.ts';

const end = { Type: 'Succeed' };
function map(more: object) {
  return machineOf({
    A: { Type: 'Map', ItemProcessor: { StartAt: 'B', States: { B: end } }, End: true, ...more },
  });
}

/** Definitions that both this parser and asl-validator refuse, with what the parser says. */
test.each([
  ['JSONPath', { StartAt: 'A', States: { A: end } }, 'QueryLanguage: '],
  [
    'express child executions',
    map({
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        StartAt: 'B',
        States: { B: end },
      },
    }),
    'States.A.ItemProcessor.ProcessorConfig.ExecutionType: ',
  ],
  [
    'tolerated failures of an inline Map',
    map({ ToleratedFailurePercentage: 5 }),
    'States.A: ToleratedFailurePercentage belongs to a distributed Map',
  ],
  ['ItemReader', map({ ItemReader: {} }), 'States.A: Unrecognized key: "ItemReader"'],
  [
    'HeartbeatSeconds',
    machineOf({ A: task({ HeartbeatSeconds: 1 }) }),
    'States.A: Unrecognized key: "HeartbeatSeconds"',
  ],
  ['Credentials of no role', machineOf({ A: task({ Credentials: {} }) }), 'States.A.Credentials.RoleArn: '],
  [
    'Credentials of a role by its name',
    machineOf({ A: task({ Credentials: { RoleArn: 'reader' } }) }),
    'States.A.Credentials.RoleArn: ',
  ],
  [
    'TimeoutSeconds outside a Task',
    map({ TimeoutSeconds: 5 }),
    'States.A: Unrecognized key: "TimeoutSeconds"',
  ],
  ...['.waitForTaskToken', '.sync', '.sync:2'].map((suffix): [string, unknown, string] => [
    `a task that would wait: ${suffix}`,
    machineOf({ A: task({ Resource: `arn:aws:states:::ecs:runTask${suffix}` }) }),
    `States.A.Resource: ${suffix} is not supported`,
  ]),
  [
    'a function that is given a token',
    machineOf({ A: task({ Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' }) }),
    'States.A.Resource: .waitForTaskToken is not supported',
  ],
  [
    'an activity',
    machineOf({ A: task({ Resource: 'arn:aws:states:eu-west-1:111122223333:activity:approve' }) }),
    'States.A.Resource: activities are not supported',
  ],
  ...[
    '2026-11-23T08:10:00',
    '2026-11-23 08:10:00Z',
    '2026-11-23',
    '2026-02-30T08:10:00Z',
    '2025-02-29T08:10:00Z',
    '2026-11-23T24:00:00Z',
    '2026-11-23T08:10Z',
    '2026-11-23t08:10:00z',
    '2026-11-23T08:10:00+0100',
    'soon',
  ].map((Timestamp): [string, unknown, string] => [
    `a moment written ${Timestamp}`,
    machineOf({ A: { Type: 'Wait', Timestamp, End: true } }),
    'States.A.Timestamp: ',
  ]),
])('refused: %s', (_, definition, message) => {
  expect(() => parseMachine(definition)).toThrow(message);
});
