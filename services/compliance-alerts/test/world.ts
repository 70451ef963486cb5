import { virtualClock } from '@opsline/local-kit/clock';
import { readDefinition } from '@opsline/local-kit/read-template';
import {
  type Execution,
  type Json,
  parseMachine,
  type Resource,
  runMachine,
  TaskFailed,
} from '@opsline/local-states';
import { z } from 'zod';
import { createDeliveries } from './deliveries.ts';
import { type Instance, nameTag, patchState, statusOf } from './fleet.ts';

/** 2026-11-23 08:00 UTC, a Monday in week 48. */
export const monday = Date.UTC(2026, 10, 23, 8);

/** The service's folder. */
export const folder = new URL('..', import.meta.url).pathname;

export const ec2 = 'arn:aws:states:::aws-sdk:ec2:describeInstanceStatus';
export const tags = 'arn:aws:states:::aws-sdk:ec2:describeTags';
export const ssm = 'arn:aws:states:::aws-sdk:ssm:describeInstancePatchStates';
export const http = 'arn:aws:states:::http:invoke';
export const get = 'arn:aws:states:::dynamodb:getItem';
export const put = 'arn:aws:states:::dynamodb:putItem';
export const remove = 'arn:aws:states:::dynamodb:deleteItem';
export const sns = 'arn:aws:states:::sns:publish';

const slackUrl = 'https://slack.com/api/chat.postMessage';

/** What the template fills in, all three sinks on. */
export const substitutions = {
  Sinks: 'teams,slack,ticket',
  TeamsEndpoint: 'https://prod-1.westeurope.logic.azure.com/workflows/1/triggers/manual/paths/invoke',
  TeamsConnection: 'arn:aws:events:eu-west-1:123456789012:connection/teams/1',
  SlackChannel: 'C0123456789',
  SlackConnection: 'arn:aws:events:eu-west-1:123456789012:connection/slack/1',
  TicketEndpoint: 'https://tickets.example.com/api/incidents',
  TicketConnection: 'arn:aws:events:eu-west-1:123456789012:connection/ticket/1',
  DeliveriesTable: 'deliveries',
  NoticeTopic: 'arn:aws:sns:eu-west-1:123456789012:notices',
  StaleDays: '8',
  AllClear: 'false',
  WeekShiftHours: '0',
};

const post = z.object({
  ApiEndpoint: z.string(),
  Headers: z.record(z.string(), z.string()),
  RequestBody: z.json(),
});
const listing = z.object({ MaxResults: z.number(), NextToken: z.string().optional() });
const tagListing = listing.extend({
  Filters: z.tuple([
    z.object({ Name: z.literal('resource-type'), Values: z.tuple([z.literal('instance')]) }),
    z.object({ Name: z.literal('key'), Values: z.tuple([z.literal('Name')]) }),
    // EC2 takes 200 values a filter.
    z.object({ Name: z.literal('resource-id'), Values: z.array(z.string()).min(1).max(200) }),
  ]),
});
const question = z.object({
  InstanceIds: z.array(z.string()).min(1).max(50),
  NextToken: z.string().optional(),
});
const notice = z.object({ TopicArn: z.string(), Subject: z.string().max(100), Message: z.string() });

/** What was sent to a sink. */
export type Post = z.infer<typeof post> & { readonly sink: 'teams' | 'slack' | 'ticket' };

/** Answers in place of the world: gets a call's arguments and its number from 1, gives undefined to step aside. */
export type Answer = (args: Json, call: number) => unknown;

function sinkOf(url: string) {
  return url === slackUrl ? 'slack' : url === substitutions.TicketEndpoint ? 'ticket' : 'teams';
}

/** The part of a list that a call asks for, and the token of the next part. */
function pageOf<T>(list: readonly T[], size: number, token: string) {
  const end = Number(token) + size;
  return {
    items: list.slice(Number(token), end),
    next: end < list.length ? { NextToken: String(end) } : {},
  };
}

/**
 * Everything outside the machine, in memory: a fleet, three sinks, a topic, the table, the time.
 * EC2 lists `rows` a page at most, as it may list less than it is asked for.
 */
export function createWorld(
  fleet: readonly Instance[],
  answers: Readonly<Record<string, Answer>> = {},
  rows = Number.POSITIVE_INFINITY,
) {
  const byId = new Map(fleet.map((instance) => [instance.id, instance]));
  const deliveries = createDeliveries();
  const clock = virtualClock(monday);
  const posts: Post[] = [];
  const notices: z.infer<typeof notice>[] = [];
  const calls = new Map<string, number>();
  const world: Readonly<Record<string, Resource>> = {
    ...deliveries.resources,
    [ec2]: async (args) => {
      const { MaxResults, NextToken = '0' } = listing.parse(args);
      const { items, next } = pageOf(fleet, Math.min(MaxResults, rows), NextToken);
      return { InstanceStatuses: items.map(statusOf), ...next };
    },
    [tags]: async (args) => {
      const { Filters, MaxResults, NextToken = '0' } = tagListing.parse(args);
      const found = Filters[2].Values.flatMap((id) => byId.get(id) ?? []).flatMap(nameTag);
      const { items, next } = pageOf(found, Math.min(MaxResults, rows), NextToken);
      return { Tags: items, ...next };
    },
    [ssm]: async (args) => {
      const found = question.parse(args).InstanceIds.flatMap((id) => byId.get(id) ?? []);
      return { InstancePatchStates: found.flatMap((instance) => patchState(instance, monday)) };
    },
    [http]: async (args) => {
      const parsed = post.parse(args);
      const sink = sinkOf(parsed.ApiEndpoint);
      posts.push({ ...parsed, sink });
      return { StatusCode: sink === 'teams' ? 202 : 200, ResponseBody: sink === 'slack' ? { ok: true } : '' };
    },
    [sns]: async (args) => {
      notices.push(notice.parse(args));
      return { MessageId: '1' };
    },
  };
  const resources = Object.fromEntries(
    Object.entries(world).map(([arn, resource]) => [
      arn,
      async (args: Json) => {
        const call = (calls.get(arn) ?? 0) + 1;
        calls.set(arn, call);
        return (await answers[arn]?.(args, call)) ?? resource(args);
      },
    ]),
  );
  return { resources, deliveries, clock, posts, notices, calls: (arn: string) => calls.get(arn) ?? 0 };
}

export type World = ReturnType<typeof createWorld>;

const definition = readDefinition(folder, 'state-machine.asl.yml');

/** Starts the machine in a world, as a run of the given name, and waits for its end. */
export function start(
  world: World,
  input: Json = {},
  changes: Partial<typeof substitutions> = {},
  name = 'run-1',
): Promise<Execution> {
  return runMachine({
    machine: parseMachine(definition, { ...substitutions, ...changes }),
    machineArn: 'arn:aws:states:eu-west-1:123456789012:stateMachine:opsline-test-compliance',
    input,
    name,
    resources: world.resources,
    ...world.clock,
    random: () => 0.5,
  });
}

/** Fails every call to the resource the same way. */
export function always(error: string, cause = ''): Answer {
  return () => {
    throw new TaskFailed(error, cause);
  };
}

/** Fails the posts to one sink. */
export function sinkDown(sink: Post['sink'], error: string): Answer {
  return (args) => {
    if (sinkOf(post.parse(args).ApiEndpoint) === sink) throw new TaskFailed(error, 'no');
    return undefined;
  };
}

/** Answers the posts to one sink with a body. */
export function sinkSays(sink: Post['sink'], body: Json): Answer {
  return (args) =>
    sinkOf(post.parse(args).ApiEndpoint) === sink ? { StatusCode: 200, ResponseBody: body } : undefined;
}
