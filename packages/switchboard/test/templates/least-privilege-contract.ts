import { describe, expect, test } from 'vitest';
import { everyParameter, longest } from './every-parameter.ts';
import type { Packaged } from './packaged.ts';

type Statement = { Effect: string; Action: string | string[]; Resource: unknown };

/** Actions that AWS lets nobody limit to a resource (service authorization reference). */
const unlimited = [
  /^ec2:Describe(InstanceStatus|Tags)$/,
  /^ec2:(Create|Delete|Describe)NetworkInterfaces?$/,
  /^ec2:(DescribeSubnets|(Assign|Unassign)PrivateIpAddresses)$/,
  /^logs:(Create|Delete|Get|List|Update)LogDeliver(y|ies)$/,
  /^logs:(DescribeLogGroups|DescribeResourcePolicies|PutResourcePolicy)$/,
  'polly:SynthesizeSpeech',
  'sns:Publish',
  /^ssm:DescribeMaintenanceWindow(s|ExecutionTasks|ExecutionTaskInvocations)$/,
  'ssm:ListCommandInvocations',
];

function actions({ Action }: Statement): string[] {
  return [Action].flat();
}

/** What holds of what each service may do and holds, packaged with every parameter. */
export function leastPrivilegeContract(full: readonly Packaged[]): void {
  describe.each(full)('$service', ({ service, template }) => {
    const resources = Object.entries(template.Resources);
    const ofType = (type: string) => resources.filter(([, { Type }]) => Type === type);
    const statements = ofType('AWS::IAM::Role').flatMap(([id, { Properties }]) =>
      [Properties.Policies ?? []]
        .flat()
        .flatMap((policy) => Object(policy).PolicyDocument.Statement)
        .map((statement: Statement) => ({ id, statement })),
    );

    test('L13 no role may do everything of a service', () => {
      for (const { id, statement } of statements) {
        for (const action of actions(statement)) expect(action, id).toMatch(/^[a-z0-9-]+:[A-Za-z]+$/);
      }
    });

    test('L13 a role may act on everything only where AWS knows no resource', () => {
      const onEverything = statements.filter(
        ({ statement }) => statement.Effect === 'Allow' && statement.Resource === '*',
      );
      for (const { id, statement } of onEverything) {
        for (const action of actions(statement)) {
          const known = unlimited.some((name) =>
            typeof name === 'string' ? name === action : name.test(action),
          );
          expect(known, `${id}: ${action} on *`).toBe(true);
        }
      }
    });

    test('L13 who may text phones may not publish to topics', () => {
      const roles = statements.filter(
        ({ statement }) =>
          statement.Effect === 'Allow' &&
          statement.Resource === '*' &&
          actions(statement).includes('sns:Publish'),
      );
      for (const { id } of roles) {
        const denied = statements.some(
          ({ id: other, statement }) =>
            other === id && statement.Effect === 'Deny' && actions(statement).includes('sns:Publish'),
        );
        expect(denied, id).toBe(true);
      }
    });

    test('tables are encrypted', () => {
      for (const [id, { Properties }] of ofType('AWS::DynamoDB::Table')) {
        expect(Properties.SSESpecification, id).toEqual({ SSEEnabled: true });
      }
    });

    test('no account and no Region is written down', () => {
      const text = Object.values(everyParameter(service, longest)).reduce(
        (written, given) => written.replaceAll(given, 'a parameter'),
        JSON.stringify(template.Resources),
      );
      expect(text.match(/:[0-9]{12}:|\b(us|eu|ap)-[a-z]+-[0-9]\b/g) ?? []).toEqual([]);
    });
  });
}
