import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { askBy, type Deployed, sayBy } from '@opsline/deployment/smoke';
import { dynamoDbEmployees } from '@opsline/employees/dynamodb';
import { localClient } from '@opsline/local-kit/account';
import { lexClient } from '../../src/stack/lex-port.ts';
import { localMachine } from '../../src/stack/monday/state-machine.ts';
import { resourcesOf } from '../../src/stack/resources.ts';
import { stage } from '../../src/stack/service-folder.ts';
import type { Stack } from '../../src/stack/stack.ts';

/** The stack, as `pnpm smoke` sees what is deployed: over the same wire, but for Lex's models and Step Functions. */
export function deployedHere(stack: Stack): Deployed {
  const { access, aws, bots, clock, services, lexEndpoint, lambdaEndpoint } = stack;
  const tableName = `opsline-${stage}-Employee`;
  const employees = dynamoDbEmployees({ client: new DynamoDBClient(localClient(aws.endpoint)), tableName });
  return {
    bots: bots.map(({ name, botId, botAliasId, localeId }) => ({
      ...{ botId, botAliasId, localeId },
      service: serviceOf(services, name),
    })),
    built: async () => 'Built',
    say: sayBy(lexClient(lexEndpoint)),
    ask: askBy(new LambdaClient(localClient(lambdaEndpoint)), `opsline-auth-lookup-${stage}-authLookup`),
    isEmployee: async (id) => (await employees.findById(id)) !== undefined,
    watch: async () => {
      const service = services.find((it) => it.service === 'opsline-compliance-alerts');
      if (service === undefined) throw new Error('there are no compliance alerts');
      // The watch calls no sink.
      const endpoints = { awsEndpoint: aws.endpoint, sinksEndpoint: aws.endpoint };
      const machine = localMachine({ service, ...endpoints, authorize: access.authorize, now: clock.now });
      const execution = await machine.run(randomUUID(), { watch: true });
      return {
        status: execution.status,
        error: execution.status === 'FAILED' ? execution.error : undefined,
      };
    },
  };
}

function serviceOf(services: Stack['services'], bot: string): string {
  const owner = services.find((service) =>
    Object.values(resourcesOf([service], 'AWS::Lex::Bot')).some(({ Properties }) => Properties.Name === bot),
  );
  return owner?.service.replace('opsline-', '') ?? '';
}
