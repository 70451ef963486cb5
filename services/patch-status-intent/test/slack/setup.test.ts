import { describe, expect, test } from 'vitest';
import { lookAtSlack } from '../../src/preflight.ts';
import { manifestFor } from '../../src/slack/setup/manifest.ts';

const url = 'https://abc123.execute-api.eu-west-2.amazonaws.com/slack';

test('SL5 the manifest of a stage has its address, and its name', () => {
  expect(manifestFor('dev', url)).toMatchObject({
    display_information: { name: 'Opsline dev' },
    features: {
      bot_user: { display_name: 'Opsline dev' },
      agent_view: { suggested_prompts: [{ message: 'check patching' }] },
    },
    settings: {
      event_subscriptions: { request_url: url, bot_events: ['app_home_opened', 'app_mention', 'message.im'] },
      interactivity: { is_enabled: true, request_url: url },
    },
  });
  expect(manifestFor('prod', url)).toMatchObject({ display_information: { name: 'Opsline' } });
});

test('S10 the app may do this, and nothing else; it reads no channel', () => {
  expect(manifestFor('dev', url)).toMatchObject({
    oauth_config: {
      scopes: { bot: ['app_mentions:read', 'assistant:write', 'chat:write', 'im:history', 'im:write'] },
    },
  });
  expect(JSON.stringify(manifestFor('dev', url))).not.toMatch(/channels:|groups:|mpim:|files:|users:/);
});

describe('before a deployment', () => {
  const planned = { environments: [{}, { SLACK_TEAM: 'T0OPSLINE' }], stack: 'stack', region: 'eu-west-2' };
  const arns = { SlackBotTokenArn: 'arn:token', SlackSigningSecretArn: 'arn:signing' };
  const asking = {
    outputs: async () => arns,
    secret: async () => 'xoxb-0123456789',
    teamOf: async () => 'T0OPSLINE',
  };
  const refused = Object.assign(new Error('An API error'), {
    code: 'slack_webapi_platform_error',
    data: { error: 'invalid_auth' },
  });
  const denied = Object.assign(new Error('denied'), { name: 'AccessDeniedException' });

  test.each<[string, Partial<typeof asking>, string[]]>([
    ['all is well', {}, []],
    [
      'nothing is deployed',
      { outputs: async () => Object.assign({}, arns, { SlackBotTokenArn: undefined }) },
      ['note'],
    ],
    ['a secret was not put', { secret: () => Promise.reject(new Error('form')) }, ['breaks', 'breaks']],
    ['a secret may not be read', { secret: () => Promise.reject(denied) }, ['unseen', 'unseen']],
    ['the token is of another workspace', { teamOf: async () => 'T0OTHER' }, ['breaks']],
    ['Slack refuses the token', { teamOf: () => Promise.reject(refused) }, ['breaks']],
    ['Slack cannot be reached', { teamOf: () => Promise.reject(new Error('ENOTFOUND')) }, ['unseen']],
  ])('when %s, it is said', async (_, changed, weights) => {
    const findings = await lookAtSlack(planned, { ...asking, ...changed });
    expect(findings.map(({ weight }) => weight)).toEqual(weights);
    expect(JSON.stringify(findings)).not.toContain('xoxb');
  });

  test('without a workspace nothing is asked', async () => {
    const never = () => Promise.reject(new Error('asked'));
    for (const environments of [[{}], [{ SLACK_TEAM: 'T0' }]]) {
      expect(
        await lookAtSlack({ ...planned, environments }, { outputs: never, secret: never, teamOf: never }),
      ).toEqual([]);
    }
  });
});
