import { readFileSync } from 'node:fs';
import { agentOf, type ConnectOptions, createConnect, parseFlow, placeCall } from '@opsline/local-connect';
import { virtualClock } from '@opsline/local-kit/clock';
import { substitute } from '@opsline/local-kit/intrinsics';
import { readTemplate, withFiles } from '@opsline/local-kit/read-template';
import { createLexRuntime, parseBot, type TurnTrace } from '@opsline/local-lex';
import { bot } from '../../src/dialog/bot.ts';
import { type Choices, resetWorld } from './reset-world.ts';

/** Friday, 20 November 2026, 08:00 UTC. */
export const start = Date.UTC(2026, 10, 20, 8, 0);

const service = new URL('../..', import.meta.url).pathname;
const template = withFiles(readTemplate(readFileSync(`${service}bot.yml`, 'utf8')), service);
export const userAdministration = parseBot(template, undefined, {
  'self:custom.botName': `${bot.name}-test`,
});

function fileOf(name: string): string {
  return readFileSync(new URL(`../../flows/${name}.json`, import.meta.url), 'utf8');
}

/** The contact flows, by their files' names. */
export const flowFiles: Readonly<Record<string, string>> = Object.fromEntries(
  ['UserAdministration', 'AgentWhisper', 'HelpdeskProof'].map((name) => [name, fileOf(name)]),
);
const aliasArn = 'arn:aws:lex:eu-west-1:111122223333:bot-alias/LOCALBOT00/TSTALIASID';
const helpdesk = 'arn:aws:connect:eu-west-1:111122223333:instance/i/queue/helpdesk';

/** The flows as they are deployed, with or without a queue to hand calls over to. */
export function flowsWith(queue: 'helpdesk' | 'none') {
  const names = {
    'UserAdministrationBotAlias.Arn': aliasArn,
    'AgentWhisperFlow.ContactFlowArn': 'agentWhisper',
    'HelpdeskProofLambdaFunction.Arn': 'helpdeskProof',
    HandOverQueueArn: queue === 'none' ? queue : helpdesk,
  };
  const flow = (name: string) => parseFlow(substitute(flowFiles[name] ?? '', names));
  return {
    main: flow('UserAdministration'),
    agentWhisper: flow('AgentWhisper'),
    helpdeskProof: flow('HelpdeskProof'),
  };
}

/** What goes wrong on the line, by name, and what the deployment has chosen. */
export type Trouble = Choices & {
  readonly queue?: 'none' | 'full' | 'closed';
  readonly fails?: ConnectOptions['fails'];
  /** How often each event of a flow reaches its function. */
  readonly deliver?: number;
};

/** A phone line into the deployed flow, the real bot and its functions, on virtual time. */
export async function phoneLine(trouble: Trouble = {}) {
  const clock = virtualClock(start);
  const world = await resetWorld(clock.now, trouble);
  const events: unknown[] = [];
  const traces: TurnTrace[] = [];
  const lex = createLexRuntime({
    bot: userAdministration,
    localeId: 'en_US',
    level: 'strict',
    hook: async (event) => {
      events.push(event);
      return world.handler(event);
    },
    now: clock.now,
    onTurn: (trace) => traces.push(trace),
  });
  let contacts = 0;
  const connect = createConnect({
    newId: () => `contact-${++contacts}`,
    flows: flowsWith(trouble.queue === 'none' ? 'none' : 'helpdesk'),
    invokeLambda: (_, event) => world.helpdeskProof(event),
    deliver: trouble.deliver ?? 1,
    lex,
    queues:
      trouble.queue === 'closed'
        ? {}
        : { [helpdesk]: { name: 'Helpdesk', full: () => trouble.queue === 'full' } },
    clock,
    ...(trouble.fails ? { fails: trouble.fails } : {}),
  });
  const call = (from: string | undefined) =>
    placeCall((caller) =>
      connect.call({
        ...(from === undefined ? {} : { from }),
        to: '+15550100198',
        flow: 'main',
        caller,
      }),
    );
  return { ...world, call, agent: agentOf(connect, 'helpdeskProof'), clock, events, traces };
}
