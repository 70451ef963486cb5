import { expect, test } from 'vitest';
import { mermaid, parseMachine } from '../../src/index.ts';
import { machineOf, task } from '../machines.ts';

function next(Next: string) {
  return { Type: 'Pass', Next };
}

function rule(Next: string) {
  return { Condition: '{% true %}', Next };
}

test.each<[string, Record<string, unknown>, string[]]>([
  [
    'a question has a way where no condition holds, and an end is a pill',
    {
      'Any "work"?': { Type: 'Choice', Choices: [rule('Work')], Default: 'Done' },
      Work: next('Done'),
      Done: { Type: 'Succeed' },
    },
    [
      's0{"Any #quot;work#quot;?"}',
      's1["Work"]',
      's2(["Done"])',
      's0 --> s1',
      's0 -->|"otherwise"| s2',
      's1 --> s2',
    ],
  ],
  [
    'two ways that lead to the same state are drawn once',
    {
      Which: { Type: 'Choice', Choices: [rule('One'), rule('One'), rule('Two')], Default: 'Two' },
      One: { Type: 'Succeed' },
      Two: { Type: 'Succeed' },
    },
    ['s0{"Which"}', 's1(["One"])', 's2(["Two"])', 's0 --> s1', 's0 --> s2', 's0 -->|"otherwise"| s2'],
  ],
  [
    'errors that are caught are dotted, by name where they are not of Step Functions itself',
    {
      Ask: {
        ...task(),
        Catch: [
          { ErrorEquals: ['DynamoDB.Full'], Next: 'Over' },
          { ErrorEquals: ['States.DataLimitExceeded'], Next: 'Over' },
          { ErrorEquals: ['States.ALL'], Next: 'Over' },
        ],
      },
      Over: { Type: 'Fail' },
    },
    ['s0["Ask"]', 's1(["Over"])', 's0 -.->|"DynamoDB.Full"| s1', 's0 -.->|"an error"| s1'],
  ],
  [
    'a Map holds its own states',
    {
      Each: {
        Type: 'Map',
        ItemProcessor: { StartAt: 'Send', States: { Send: next('Sent'), Sent: { Type: 'Succeed' } } },
        Next: 'Done',
      },
      Done: { Type: 'Succeed' },
    },
    [
      'subgraph s0["Each"]',
      's0_0_0["Send"]',
      's0_0_1(["Sent"])',
      's0_0_0 --> s0_0_1',
      'end',
      's1(["Done"])',
      's0 --> s1',
    ],
  ],
  [
    'a Parallel holds all of its branches',
    {
      Both: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Left', States: { Left: { Type: 'Succeed' } } },
          { StartAt: 'Right', States: { Right: { Type: 'Succeed' } } },
        ],
        End: true,
      },
    },
    ['subgraph s0["Both"]', 's0_0_0(["Left"])', 's0_1_0(["Right"])', 'end'],
  ],
])('%s', (_, states, lines) => {
  const drawn = mermaid(parseMachine(machineOf(states), {}));
  expect(drawn.split('\n').map((line) => line.trim())).toEqual(['flowchart TD', ...lines]);
});
