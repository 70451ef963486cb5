import { readFileSync } from 'node:fs';
import { queueOf } from '@opsline/local-aws';
import { readTemplate } from '@opsline/local-kit/read-template';
import { resolveIn } from '@opsline/local-kit/template';
import { z } from 'zod';

const templateShape = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
});

/** Table Slack on stage `test`. */
export const tableName = 'opsline-test-Slack';

const yaml = readFileSync(new URL('../../resources/slack.yml', import.meta.url), 'utf8')
  .replaceAll(/\$\{sls:stage\}/g, 'test')
  .replaceAll(/\$\{self:custom\.slackTable\}/g, tableName);
const { Resources } = templateShape.parse(readTemplate(yaml));
const resolve = resolveIn({ resources: Resources, conditions: {}, attributes: {} });

/** The table, as it is deployed. */
export const table = { SlackTable: Resources.SlackTable };

/** The queues, as they are deployed. */
export const queues = ['SlackMessages', 'SlackMessagesDead'].map((id) =>
  queueOf(id, resolve(Resources[id]?.Properties)),
);

export const [messages = '', dead = ''] = queues.map(({ name }) => name);
