import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { outputsOfStack } from '@opsline/deployment/cloudformation';
import type { Finding } from '@opsline/deployment/finding';
import { WebClient } from '@slack/web-api';
import { secretOf } from './out/secret.ts';
import { secretForms } from './slack/secret-forms.ts';

/** What would be deployed: the functions' variables, the stack, and the Region. */
type Planned = {
  readonly environments: readonly Readonly<Record<string, string>>[];
  readonly stack: string;
  readonly region: string;
};

/** What is asked of AWS and of Slack. */
export type Asking = {
  readonly outputs: () => Promise<Readonly<Record<string, string>> | undefined>;
  readonly secret: (arn: string, form: RegExp) => Promise<string>;
  /** The workspace that a token is of. */
  readonly teamOf: (token: string) => Promise<string | undefined>;
};

/** What only this service can look at before it is deployed: whether its app in Slack is installed, and its secrets are put. */
export async function preflight(planned: Planned): Promise<Finding[]> {
  const { region, stack } = planned;
  const secrets = new SecretsManagerClient({ region });
  return lookAtSlack(planned, {
    outputs: () => outputsOfStack(new CloudFormationClient({ region }), stack),
    secret: (arn, form) => secretOf(secrets, arn, form)(),
    teamOf: async (token) =>
      (await new WebClient(token, { retryConfig: { retries: 1 }, timeout: 5_000 }).auth.test()).team_id,
  });
}

/** The same, with what is asked. */
export async function lookAtSlack({ environments }: Planned, asking: Asking): Promise<Finding[]> {
  const team = environments.find(({ SLACK_TEAM }) => SLACK_TEAM !== undefined)?.SLACK_TEAM;
  if (team === undefined || team === noTeam) return [];
  const { SlackBotTokenArn, SlackSigningSecretArn } = (await asking.outputs().catch(() => undefined)) ?? {};
  if (SlackBotTokenArn === undefined || SlackSigningSecretArn === undefined) {
    return [finding('note', 'the secrets are made by the deployment', todos.install)];
  }
  const signing = await asking.secret(SlackSigningSecretArn, secretForms.signing).then(nothing, isUnput);
  const token = await asking.secret(SlackBotTokenArn, secretForms.token).catch(isUnput);
  return [
    ...(signing === undefined ? [] : [putFinding('signing secret', SlackSigningSecretArn, signing)]),
    ...(typeof token === 'string'
      ? await judgeToken(team, () => asking.teamOf(token))
      : [putFinding('bot token', SlackBotTokenArn, token)]),
  ];
}

/** What serverless.yml has where no workspace is named. */
const noTeam = 'T0';

type Unput = { readonly why: string };

function nothing(): undefined {}

/** A secret of another form is the one that it was made with; what AWS says is another matter. */
function isUnput(fault: unknown): Unput {
  return { why: fault instanceof Error ? fault.name : 'no answer' };
}

function putFinding(what: string, arn: string, { why }: Unput): Finding {
  return why === 'Error'
    ? finding('breaks', `the ${what} still has the value it was made with`, `${todos.put} --secret-id ${arn}`)
    : finding('unseen', `the ${what} could not be read: ${why}`, todos.allow);
}

async function judgeToken(team: string, ask: () => Promise<string | undefined>): Promise<Finding[]> {
  try {
    const of = await ask();
    return of === team
      ? []
      : [finding('breaks', `the bot token is of workspace ${of ?? 'nobody knows which'}`, todos.team)];
  } catch (fault) {
    const { code, data } = Object(fault);
    return code === 'slack_webapi_platform_error'
      ? [finding('breaks', `Slack refuses the bot token: ${String(Object(data).error)}`, todos.install)]
      : [finding('unseen', 'Slack could not be asked', todos.reach)];
  }
}

const todos = {
  install:
    'Create the app from `npx --yes pnpm slack:manifest`, install it, and put both secrets: services/README.md, The first Slack message.',
  put: 'aws secretsmanager put-secret-value --secret-string file://secret.txt',
  allow: 'Allow secretsmanager:GetSecretValue to whoever runs this, and run it again.',
  team: 'Set slackTeam to that workspace, or install the app in the one that is meant and put its token.',
  reach: 'Run this where https://slack.com/api can be reached.',
} as const;

function finding(weight: Finding['weight'], found: string, todo: string): Finding {
  return { weight, about: 'Slack', found, todo };
}
