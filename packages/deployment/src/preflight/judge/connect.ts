import type { Finding } from '../finding.ts';

/** A Connect instance: its state, whether the queue is one of it, and its flows (connect:Describe…, ListContactFlows). */
export type Instance = {
  /** Undefined where there is none. */
  readonly status: string | undefined;
  /** Undefined where none is named. */
  readonly queue: 'enabled' | 'disabled' | 'missing' | undefined;
  readonly flows: readonly string[];
};

/** Whether the flows can be made. @param named flows of stacks that are not there yet */
export function judgeConnect(
  arn: string,
  { status, queue, flows }: Instance,
  named: readonly string[],
): Finding[] {
  if (status !== 'ACTIVE') {
    const found = status === undefined ? 'there is none in this account and Region' : `it is ${status}`;
    const todo =
      'Correct connectInstanceArn, or make one in the Connect console, and wait until it is active.';
    return [{ weight: 'stops', about: `Connect instance ${arn}`, found, todo }];
  }
  return [
    ...(queue === 'missing' || queue === 'disabled'
      ? [
          {
            weight: queue === 'missing' ? 'stops' : 'breaks',
            about: 'hand-over queue',
            found: queue === 'missing' ? 'the instance has none of this ARN' : 'it is disabled',
            todo: 'Correct handOverQueueArn (Connect console, Queues, additional information), or enable the queue.',
          } as const,
        ]
      : []),
    ...(queue === undefined
      ? [
          {
            weight: 'note',
            about: 'hand-over queue',
            found: 'none is named: whoever cannot be helped is told so, and the call ends',
            todo: 'Set handOverQueueArn of the stage if people are to take over.',
          } as const,
        ]
      : []),
    ...named
      .filter((name) => flows.includes(name))
      .map((name) => ({
        weight: 'stops' as const,
        about: `contact flow ${name}`,
        found: 'the instance has one of this name, which is not of this stack',
        todo: 'Archive and delete it in the Connect console, or use another stage.',
      })),
  ];
}

/** What it means that no instance is named. */
export const noInstance: Finding = {
  weight: 'note',
  about: 'phone line',
  found: 'no Connect instance is named: there will be bots, and no flows',
  todo: 'Set connectInstanceArn of the stage if people are to call.',
};
