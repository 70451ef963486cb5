import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from '@opsline/local-kit/listen';
import type { Workspace } from '@opsline/local-slack';
import { z } from 'zod';

const told = z.object({
  challenge: z.string().optional(),
  team_id: z.string().optional(),
  event: z.object({ channel: z.string(), user: z.string(), ts: z.string() }).optional(),
});

/** Has somebody write "check patching", and gives what Slack's functions are told of it: signed by Slack, and queued. */
export async function slackTurns(workspace: Workspace): Promise<Readonly<Record<string, unknown>>> {
  const written = Promise.withResolvers<{ readonly headers: object; readonly body: string }>();
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { challenge } = told.parse(JSON.parse(body));
    response.end(challenge);
    if (challenge === undefined) written.resolve({ headers: request.headers, body });
  });
  const caught = await listen(server);
  try {
    await workspace.connect(`${caught.endpoint}/slack`);
    workspace.person('Ada Marlow').writes('check patching');
    const { headers, body } = await written.promise;
    const { event, team_id: team } = told.parse(JSON.parse(body));
    const queued = {
      kind: 'words',
      key: 'bench',
      team,
      user: event?.user,
      at: event?.ts,
      channel: event?.channel,
      text: 'check patching',
    };
    return {
      'patch-status-intent-receiveSlack': {
        version: '2.0',
        routeKey: 'POST /slack',
        headers,
        body,
        isBase64Encoded: false,
      },
      'patch-status-intent-replySlack': {
        Records: [
          {
            messageId: 'bench',
            receiptHandle: 'bench',
            body: JSON.stringify(queued),
            attributes: { ApproximateReceiveCount: '1', MessageGroupId: 'bench' },
          },
        ],
      },
    };
  } finally {
    await caught.stop();
  }
}
