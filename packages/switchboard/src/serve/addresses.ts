import { region } from '@opsline/local-kit/account';
import { arnOf } from '@opsline/local-kit/arns';
import { resourcesOf, topicsOf } from '../stack/resources.ts';
import type { Stack } from '../stack/stack.ts';

/**
 * Where everything of a running stack is, for any client; `pnpm serve --json` prints it.
 *
 * @param page the page's address
 */
export function addressesOf(stack: Stack, page: string) {
  const { aws, bots, directory, services, slack, lambdaEndpoint, lexEndpoint } = stack;
  return {
    /** What the AWS CLI, an SDK and OpenLDAP's tools are told by their environment; the credentials are nobody's. */
    environment: {
      AWS_ENDPOINT_URL: aws.endpoint,
      AWS_ENDPOINT_URL_LAMBDA: lambdaEndpoint,
      AWS_ENDPOINT_URL_LEX_RUNTIME_V2: lexEndpoint,
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      LDAPURI: directory.url,
      LDAPBASE: directory.baseDn,
      LDAPTLS_CACERT: directory.caFile,
    },
    page,
    /** See README.md. */
    administration: `${page}administration`,
    bots: bots.map(({ name, botId, botAliasId, localeId }) => ({ name, botId, botAliasId, localeId })),
    functions: services.flatMap(({ functions }) => Object.values(functions)),
    flows: namesOf(stack, 'AWS::Connect::ContactFlow', 'Name'),
    stateMachines: namesOf(stack, 'AWS::StepFunctions::StateMachine', 'StateMachineName').map((name) =>
      arnOf('states', `stateMachine:${name}`),
    ),
    topics: topicsOf(services),
    slack: { apiUrl: slack.workspace.apiUrl },
    /** Of the service account, drawn when the directory started. */
    directory: { bindDn: directory.bindDn, bindPassword: directory.bindPassword },
  };
}

/** What `addressesOf` gives. */
export type Addresses = ReturnType<typeof addressesOf>;

function namesOf({ services }: Stack, type: string, property: string): string[] {
  return Object.values(resourcesOf(services, type)).map(({ Properties }) => String(Properties[property]));
}
