import { accountId } from '@opsline/local-kit/account';
import { arnOf, functionArn, roleArn } from '@opsline/local-kit/arns';
import { z } from 'zod';
import type { Principal, RoleSession } from './access.ts';
import type { Deployed, Made } from './deployed.ts';

/** Whoever calls with credentials of its own, by access key: the ARN of what calls. */
export type Principals = ReadonlyMap<string, Principal>;

const machine = z.object({ StateMachineName: z.string(), RoleArn: z.string() });
const schedule = z.object({ Name: z.string(), Target: z.object({ RoleArn: z.string() }) });
const role = z.object({
  AssumeRolePolicyDocument: z.object({
    Statement: z.array(z.object({ Principal: z.object({ AWS: z.unknown() }) })).min(1),
  }),
});
const flow = z.object({ InstanceArn: z.string() });

/** By type, who calls in the name of a resource. */
const readers: Readonly<Record<string, (made: Made) => readonly [accessKey: string, Principal] | undefined>> =
  {
    // A role that roles may take: whoever takes it is asked then whether they may (`sts:AssumeRole`).
    'AWS::IAM::Role': ({ properties, arn }) =>
      role.safeParse(properties()).success ? [arn(), session(arn(), 'task', undefined)] : undefined,
    'AWS::StepFunctions::StateMachine': ({ properties, arn }) => {
      const { StateMachineName, RoleArn } = machine.parse(properties());
      return [arn(), session(RoleArn, StateMachineName, 'states.amazonaws.com')];
    },
    'AWS::Scheduler::Schedule': ({ properties }) => {
      const { Name, Target } = schedule.parse(properties());
      return [scheduleArn(Name), session(Target.RoleArn, Name, 'scheduler.amazonaws.com')];
    },
    'AWS::Events::Rule': ({ arn }) => [arn(), serviceFor('events.amazonaws.com', arn())],
    'AWS::Lex::BotAlias': ({ arn }) => [arn(), serviceFor('lexv2.amazonaws.com', arn())],
    'AWS::Connect::ContactFlow': ({ properties }) => {
      const { InstanceArn } = flow.parse(properties());
      return [InstanceArn, serviceFor('connect.amazonaws.com', InstanceArn)];
    },
  };

/** The ARN of a schedule, which is in the group that is there by itself. */
export function scheduleArn(name: string): string {
  return arnOf('scheduler', `schedule/default/${name}`);
}

/**
 * Who calls in the name of a service: each function, and what its resources do of themselves.
 *
 * @throws when a function has no role of its service
 */
export function principalsOf(
  { service, functions, roles, resources }: Deployed,
  made: readonly Made[],
): Principals {
  const ofFunctions = Object.entries(functions).map(([key, name]): readonly [string, Principal] => {
    const role = roles[key] ?? '';
    if (resources[role]?.Type !== 'AWS::IAM::Role')
      throw new Error(`${service}: ${key} has no role of its own`);
    const own = session(roleArn(`${service}-${role}`), name, 'lambda.amazonaws.com');
    // Of what the function's code does, not of what Lambda does for it.
    return [
      functionArn(name),
      { ...own, context: { ...own.context, 'lambda:SourceFunctionArn': functionArn(name) } },
    ];
  });
  const ofResources = made.flatMap((resource) => {
    const principal = readers[resource.type]?.(resource);
    return principal ? [principal] : [];
  });
  return new Map([...ofFunctions, ...ofResources]);
}

function session(role: string, name: string, assumedBy: string | undefined): RoleSession {
  return { kind: 'role', roleArn: role, session: name, assumedBy, context: { 'aws:PrincipalArn': role } };
}

function serviceFor(service: string, sourceArn: string): Principal {
  return {
    kind: 'service',
    service,
    context: { 'aws:SourceAccount': accountId, 'aws:SourceArn': sourceArn },
  };
}
