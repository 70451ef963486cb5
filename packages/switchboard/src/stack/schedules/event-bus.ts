import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { deliveriesOf, windowEvents } from '@opsline/local-aws';
import { localClient } from '@opsline/local-kit/account';
import { arnOf } from '@opsline/local-kit/arns';
import { resolveIn } from '@opsline/local-kit/template';
import { z } from 'zod';
import { functionNamed, resourcesOf } from '../resources.ts';
import type { Stack } from '../stack.ts';
import { nextAt } from './next-at.ts';

const ruleShape = z.strictObject({
  Name: z.string(),
  Description: z.string().optional(),
  EventPattern: z
    .strictObject({ source: z.array(z.string()), 'detail-type': z.array(z.string()) })
    .optional(),
  ScheduleExpression: z.string().optional(),
  Targets: z.array(
    z.strictObject({
      Id: z.string(),
      Arn: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
    }),
  ),
});

/** EventBridge on this machine: what the deployed rules do with an event, and when their time has come. */
export type EventBus = {
  /** Sends what Systems Manager would have told by now, twice: EventBridge delivers at least once. */
  readonly windowsTell: () => Promise<void>;
  /** Has every rule with a schedule do what it does each time; those alone whose time came since a moment, if one is told. */
  readonly tick: (since?: number) => Promise<void>;
};

/** The rules of a running stack; each invokes its targets as itself, and is refused what it may not. */
export function eventBus({ services, aws, lambdaEndpoint, clock, settle }: Stack): EventBus {
  const rules = services.flatMap((service) => {
    const resolve = resolveIn({ ...service, attributes: {} });
    return Object.values(resourcesOf([service], 'AWS::Events::Rule'))
      .filter(({ Condition }) => Condition === undefined || resolve({ Condition }) === true)
      .map(({ Properties }) => {
        const rule = ruleShape.parse(Properties);
        return {
          ...rule,
          names: rule.Targets.map(({ Arn }) => functionNamed(Arn['Fn::GetAtt'][0], service)),
        };
      });
  });

  const invoke = async ({ Name, names }: (typeof rules)[number], event: unknown): Promise<void> => {
    const client = new LambdaClient(localClient(lambdaEndpoint, arnOf('events', `rule/${Name}`)));
    try {
      const Payload = JSON.stringify(event);
      for (const FunctionName of names) {
        await client.send(new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload }));
      }
    } finally {
      client.destroy();
    }
  };

  return {
    windowsTell: async () => {
      const twice = deliveriesOf(windowEvents(aws.scenario.current()), () => [0, 0]);
      for (const { event } of twice) {
        const matching = rules.filter(
          ({ EventPattern }) =>
            EventPattern?.source.includes(event.source) &&
            EventPattern['detail-type'].includes(event['detail-type']),
        );
        for (const rule of matching) await invoke(rule, event);
      }
      await settle();
    },
    tick: async (since) => {
      const event = {
        source: 'aws.events',
        'detail-type': 'Scheduled Event',
        time: `${new Date(clock.now()).toISOString().slice(0, 19)}Z`,
        detail: {},
      };
      const due = rules.filter(
        ({ ScheduleExpression: when }) =>
          when !== undefined && (since === undefined || nextAt(when, 'UTC', since) <= clock.now()),
      );
      for (const rule of due) await invoke(rule, event);
      if (due.length > 0) await settle();
    },
  };
}
