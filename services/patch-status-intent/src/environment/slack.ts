import { formed } from '@opsline/settings/text';

/** The ID of a workspace (docs.slack.dev, team.info). */
export const slackTeam = formed(/^T[A-Z0-9]{1,20}$/, 'the ID of a Slack workspace, such as T0123456789');

export const queueUrl = formed(/^https?:\/\/\S+$/, 'the URL of an SQS queue');

export const secretArn = formed(/^arn:[\w-]+:secretsmanager:\S+$/, 'the ARN of a secret');
