import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTemplate } from '@opsline/local-kit/read-template';
import type { Resource } from '@opsline/local-kit/template';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { accessControl } from '../src/index.ts';

const template = z.object({
  resources: z.object({
    Conditions: z.record(z.string(), z.unknown()).default({}),
    Resources: z.record(
      z.string(),
      z.object({
        Type: z.string(),
        Condition: z.string().optional(),
        Properties: z.record(z.string(), z.unknown()),
      }),
    ),
  }),
});

/** The ARN of a function of the service. */
export function functionOf(name: string): string {
  return `arn:aws:lambda:us-east-1:111122223333:function:${name}`;
}

/** Who may do what in a service with a function `ask`, of these further statements and resources. */
export function serviceWith({ statements = '', resources = '' }) {
  const folder = mkdtempSync(join(tmpdir(), 'service-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const text = `resources:
  Conditions: { No: !Equals [a, b] }
  Resources:
    AskRole:
      Type: AWS::IAM::Role
      Properties:
        AssumeRolePolicyDocument:
          Version: "2012-10-17"
          Statement: { Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }
        Policies:
          - PolicyName: ask
            PolicyDocument:
              Version: "2012-10-17"
              Statement:
                - { Effect: Allow, Action: dynamodb:GetItem, Resource: !GetAtt Orders.Arn }
${indented(statements, 16)}
    Orders: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } }
${indented(resources, 4)}
`;
  writeFileSync(join(folder, 'serverless.yml'), text);
  const { Resources, Conditions } = template.parse(readTemplate(text)).resources;
  const deployed: Readonly<Record<string, Resource>> = Resources;
  return accessControl(
    [
      {
        folder,
        service: 'shop',
        functions: { ask: 'ask' },
        roles: { ask: 'AskRole' },
        resources: deployed,
        conditions: Conditions,
      },
    ],
    { 'Key.Arn': 'arn:aws:kms:us-east-1:111122223333:key/1' },
  );
}

function indented(yaml: string, by: number): string {
  return yaml.replaceAll(/^(?=.)/gm, ' '.repeat(by));
}
