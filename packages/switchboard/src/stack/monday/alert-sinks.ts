import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from '@opsline/local-kit/listen';
import { z } from 'zod';

/** What a sink was sent: which one, the words that people see, and the body itself. */
export type Alert = {
  readonly sink: 'Teams' | 'Slack' | 'ticket system';
  readonly lines: readonly string[];
  readonly body: unknown;
};

/** Teams, Slack and the ticket system, as far as they matter: a web server that keeps what it is sent. */
export type AlertSinks = {
  readonly endpoint: string;
  readonly alerts: readonly Alert[];
  /** Has one sink refuse what it is sent, or none. */
  readonly refuse: (sink: Alert['sink'] | undefined) => void;
  readonly stop: () => Promise<void>;
};

const card = z.object({
  attachments: z.array(z.object({ content: z.object({ body: z.array(z.unknown()) }) })).min(1),
});
const section = z.object({
  type: z.literal('rich_text_section'),
  elements: z.array(
    z.object({
      text: z.string().optional(),
      user_id: z.string().optional(),
      usergroup_id: z.string().optional(),
    }),
  ),
});
const slackMessage = z.object({
  blocks: z.array(
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('header'), text: z.object({ text: z.string() }) }),
      z.object({
        type: z.literal('rich_text'),
        elements: z.array(
          z.discriminatedUnion('type', [
            section,
            z.object({ type: z.literal('rich_text_list'), elements: z.array(section) }),
          ]),
        ),
      }),
    ]),
  ),
});

const fact = z.object({ title: z.string(), value: z.string() });
const ticket = z.object({
  title: z.string(),
  description: z.string(),
  findings: z.array(z.object({ instanceId: z.string(), name: z.string(), needs: z.string() })),
});

/** What is read of a card: each text, and each fact with the machine's page left out of its title. */
function wordsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { success, data } = fact.safeParse(value);
  if (success) return [`${data.title.replace(/^\[([^\]]*)\].*$/, '$1')}  ${data.value}`];
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'text' && typeof item === 'string' ? item.split('\n') : wordsIn(item),
  );
}

/** What is read of Slack's blocks: a line for each section and each item of a list. */
function linesIn(blocks: z.output<typeof slackMessage>['blocks']): string[] {
  return blocks.flatMap((block) =>
    block.type === 'header'
      ? [block.text.text]
      : block.elements.flatMap((part) =>
          part.type === 'rich_text_list'
            ? part.elements.map((item) => `• ${joined(item)}`)
            : joined(part).split('\n'),
        ),
  );
}

function joined({ elements }: z.output<typeof section>): string {
  return elements.map(({ text, user_id, usergroup_id }) => text ?? `@${user_id ?? usergroup_id}`).join('');
}

/** What people see of a body that a sink is sent. */
export function alertOfBody(sink: 'teams' | 'slack' | 'ticket', body: unknown): Alert {
  switch (sink) {
    case 'slack':
      return { sink: 'Slack', lines: linesIn(slackMessage.parse(body).blocks), body };
    case 'ticket':
      return { sink: 'ticket system', lines: ticketLines(ticket.parse(body)), body };
    case 'teams':
      return {
        sink: 'Teams',
        lines: wordsIn(card.parse(body).attachments.map(({ content }) => content.body)),
        body,
      };
  }
}

/** The host of the public address is the first part of the path here. */
function alertOf(path: string, body: unknown): Alert {
  if (path.startsWith('/slack.com/')) return alertOfBody('slack', body);
  return alertOfBody(path.startsWith('/tickets.') ? 'ticket' : 'teams', body);
}

function ticketLines({ title, description, findings }: z.output<typeof ticket>): string[] {
  return [
    title,
    description,
    ...findings.map(({ instanceId, name, needs }) => `${instanceId} ${name} – ${needs}`),
  ];
}

/** Starts the sinks on a free port. */
export async function startAlertSinks(): Promise<AlertSinks> {
  const alerts: Alert[] = [];
  let refusing: Alert['sink'] | undefined;
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://sinks');
    const alert = alertOf(pathname, JSON.parse(await text(request)));
    response.setHeader('content-type', 'application/json');
    if (alert.sink === refusing) {
      response.writeHead(403).end();
      return;
    }
    alerts.push(alert);
    response.writeHead(alert.sink === 'Teams' ? 202 : 200).end(alert.sink === 'Slack' ? '{"ok":true}' : '""');
  });
  const refuse = (sink: Alert['sink'] | undefined): void => {
    refusing = sink;
  };
  return { ...(await listen(server)), alerts, refuse };
}
