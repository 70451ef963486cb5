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
import type { z } from 'zod';
import { createDeliveries } from './deliveries.ts';
import { agentOf, type Instance, patchState, statusOf, tagsOf } from './fleet.ts';
import {
  agentListing,
  agents,
  ec2,
  http,
  listing,
  node,
  nodeTags,
  notice,
  post,
  profileListing,
  profiles,
  question,
  sns,
  ssm,
  substitutions,
  tagListing,
  tags,
} from './wire.ts';

/** 2026-11-23 08:00 UTC, a Monday in week 48. */
export const monday = Date.UTC(2026, 10, 23, 8);

/** The service's folder. */
export const folder = new URL('..', import.meta.url).pathname;

const slackUrl = 'https://slack.com/api/chat.postMessage';

const homeAccount = '123456789012';

/** What was sent to a sink. */
export type Post = z.infer<typeof post> & { readonly sink: 'teams' | 'slack' | 'ticket' };

/**
 * Answers in place of the world: gets a call's arguments, its number from 1 and its role, gives undefined to step aside.
 */
export type Answer = (args: Json, call: number, roleArn?: string) => unknown;

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
 * Everything outside the machine, in memory: a fleet, three sinks, a topic, the tables, the time.
 * EC2 lists `rows` a page at most, as it may list less than it is asked for. `others` are the fleets of other accounts.
 */
export function createWorld(
  fleet: readonly Instance[],
  answers: Readonly<Record<string, Answer>> = {},
  rows = Number.POSITIVE_INFINITY,
  others: Readonly<Record<string, readonly Instance[]>> = {},
) {
  const fleets = new Map(Object.entries({ ...others, [homeAccount]: fleet }));
  const byId = new Map(
    [...fleets].map(([account, all]) => [account, new Map(all.map((one) => [one.id, one]))]),
  );
  const accountOf = (roleArn = '') => roleArn.split(':')[4] ?? '';
  const fleetOf = (roleArn?: string) => fleets.get(accountOf(roleArn)) ?? [];
  const found = (ids: readonly string[], roleArn?: string) =>
    ids.flatMap((id) => byId.get(accountOf(roleArn))?.get(id) ?? []);
  const isNode = ({ id }: Instance) => id.startsWith('mi-');
  const deliveries = createDeliveries();
  const clock = virtualClock(monday);
  const posts: Post[] = [];
  const notices: z.infer<typeof notice>[] = [];
  const calls = new Map<string, number>();
  const world: Readonly<Record<string, Resource>> = {
    ...deliveries.resources,
    [ec2]: async (args, roleArn) => {
      const { MaxResults, NextToken = '0' } = listing.parse(args);
      const running = fleetOf(roleArn).filter((one) => !isNode(one));
      const { items, next } = pageOf(running, Math.min(MaxResults, rows), NextToken);
      return { InstanceStatuses: items.map(statusOf), ...next };
    },
    [tags]: async (args, roleArn) => {
      const { Filters, MaxResults, NextToken = '0' } = tagListing.parse(args);
      const all = found(Filters[2].Values, roleArn).flatMap((one) =>
        tagsOf(one).map((tag) => ({ ...tag, ResourceId: one.id, ResourceType: 'instance' })),
      );
      const wanted = all.filter(({ Key }) => Filters[1].Values.includes(Key));
      const { items, next } = pageOf(wanted, Math.min(MaxResults, rows), NextToken);
      return { Tags: items, ...next };
    },
    [agents]: async (args, roleArn) => {
      const { Filters, MaxResults, NextToken = '0' } = agentListing.parse(args);
      const { Key, Values } = Filters[0];
      const wanted = Key === 'ResourceType' ? fleetOf(roleArn).filter(isNode) : found(Values, roleArn);
      const managed = wanted.flatMap((one) => agentOf(one, monday));
      const { items, next } = pageOf(managed, MaxResults, NextToken);
      return { InstanceInformationList: items, ...next };
    },
    [profiles]: async (args, roleArn) => {
      const [{ Values }] = profileListing.parse(args).Filters;
      const withRole = found(Values, roleArn).filter(({ agent }) => agent !== 'no role');
      return { IamInstanceProfileAssociations: withRole.map(({ id }) => ({ InstanceId: id })) };
    },
    [nodeTags]: async (args, roleArn) => ({
      TagList: found([node.parse(args).ResourceId], roleArn).flatMap(tagsOf),
    }),
    [ssm]: async (args, roleArn) => {
      const asked = found(question.parse(args).InstanceIds, roleArn);
      return { InstancePatchStates: asked.flatMap((instance) => patchState(instance, monday)) };
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
      async (args: Json, roleArn?: string) => {
        const call = (calls.get(arn) ?? 0) + 1;
        calls.set(arn, call);
        return (await answers[arn]?.(args, call, roleArn)) ?? resource(args, roleArn);
      },
    ]),
  );
  return { resources, deliveries, clock, posts, notices, calls: (arn: string) => calls.get(arn) ?? 0 };
}

export type World = ReturnType<typeof createWorld>;

const definition = readDefinition(folder, 'state-machine.asl.yml');
const machines = new Map<string, ReturnType<typeof parseMachine>>();

/** The machine as the template would fill it in, read once for each setting. */
function machineWith(changes: Partial<typeof substitutions>) {
  const key = JSON.stringify(changes);
  const machine = machines.get(key) ?? parseMachine(definition, { ...substitutions, ...changes });
  machines.set(key, machine);
  return machine;
}

/** Starts the machine in a world, as a run of the given name, and waits for its end. */
export function start(
  world: World,
  input: Json = {},
  changes: Partial<typeof substitutions> = {},
  name = 'run-1',
): Promise<Execution> {
  return runMachine({
    machine: machineWith(changes),
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
