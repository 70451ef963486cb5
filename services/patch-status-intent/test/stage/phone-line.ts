import { readFileSync } from 'node:fs';
import { isEmployeeId } from '@opsline/employees';
import { signAssertion } from '@opsline/employees/assertion';
import { loadScenario } from '@opsline/local-aws';
import { agentOf, type ConnectOptions, createConnect, parseFlow, placeCall } from '@opsline/local-connect';
import { virtualClock } from '@opsline/local-kit/clock';
import { substitute } from '@opsline/local-kit/intrinsics';
import { createLexRuntime } from '@opsline/local-lex';
import { awsWorld } from './aws-world.ts';
import { patchStatusBot } from './conversation-stage.ts';

const start = Date.UTC(2026, 10, 20, 8, 0);

const arns = {
  'PatchStatusAgentWhisperFlow.ContactFlowArn': 'PatchStatus_AgentWhisper',
  'PatchStatusAuthenticationFlow.ContactFlowArn': 'PatchStatus_Authentication',
  'PatchStatusLexBotFlow.ContactFlowArn': 'PatchStatus_LexBot',
  'PatchStatusBotAlias.Arn': 'arn:aws:lex:eu-west-1:111122223333:bot-alias/LOCALBOT00/TSTALIASID',
  AuthLookupFunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:auth-lookup',
};
export const helpdesk = 'arn:aws:connect:eu-west-1:111122223333:instance/i/queue/helpdesk';

/** The flows' names, as those of their files. */
export const flowNames = [
  'PatchStatus_MainFlow',
  'PatchStatus_Authentication',
  'PatchStatus_LexBot',
  'PatchStatus_AgentWhisper',
];

/** The flows as they are deployed, with or without a queue to hand calls over to. */
export function flowsWith(queue: 'helpdesk' | 'none') {
  return Object.fromEntries(
    flowNames.map((name) => {
      const content = readFileSync(new URL(`../../flows/${name}.json`, import.meta.url), 'utf8');
      const HandOverQueueArn = queue === 'none' ? queue : helpdesk;
      return [name, parseFlow(substitute(content, { ...arns, HandOverQueueArn }))];
    }),
  );
}

/** What goes wrong on the line, by name. */
export type Trouble = {
  readonly queue?: 'none' | 'full' | 'closed';
  readonly lookup?: 'down' | 'forges' | 'says no time';
  readonly systemsManager?: 'down';
  readonly fails?: ConnectOptions['fails'];
};

/** What auth-lookup knows here: one number, one PIN. */
const known = { from: '+15550100101', employeeId: '101', pin: '4071' };

/** What auth-lookup answers, by its questions. */
function statusOf({ question, employeeId, pin }: Record<string, string>, from: string | undefined): string {
  if (question === 'who is this') return from === known.from ? 'known' : 'unknown';
  if (question === 'is this an employee ID') return isEmployeeId(employeeId ?? '') ? 'entered' : 'no entry';
  if (!/^[0-9]{4}$/.test(pin ?? '')) return 'no entry';
  return employeeId === known.employeeId && pin === known.pin ? 'accepted' : 'refused';
}

/** A phone line into the deployed flows, the real bot and its function, on virtual time. */
export async function phoneLine(trouble: Trouble = {}) {
  const clock = virtualClock(start);
  const company = loadScenario('default', start);
  const { aws, assertionKey, handler, settled, watch, watchEvents } = await awsWorld(company, clock);
  if (trouble.systemsManager) {
    aws.faults.add({ service: 'ssm', error: { name: 'InternalServerError', status: 500, message: 'down' } });
  }
  const lex = createLexRuntime({ bot: patchStatusBot, localeId: 'en_US', hook: handler, now: clock.now });
  const asked: Record<string, string>[] = [];

  const authLookup = async (_: string, event: unknown): Promise<unknown> => {
    const { ContactData, Parameters } = Object(event).Details;
    asked.push(Parameters);
    if (trouble.lookup === 'down') throw new Error('down');
    const status = statusOf(Parameters, ContactData.CustomerEndpoint?.Address);
    if (status === 'known') return { status, employeeId: known.employeeId };
    if (status === 'entered') return { status, employeeId: Parameters.employeeId };
    if (status !== 'accepted') return { status };
    const contactId = trouble.lookup === 'forges' ? 'another-contact' : ContactData.ContactId;
    const key = await assertionKey();
    const { employeeId } = known;
    const authentication = signAssertion({ key, employeeId, contactId, now: clock.now() });
    return trouble.lookup === 'says no time'
      ? { status, authentication }
      : { status, authentication, provedAt: '2026-11-20 0800 UTC' };
  };

  let contacts = 0;
  const connect = createConnect({
    newId: () => `contact-${++contacts}`,
    flows: flowsWith(trouble.queue === 'none' ? 'none' : 'helpdesk'),
    invokeLambda: authLookup,
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
        to: '+15550100199',
        flow: 'PatchStatus_MainFlow',
        caller,
      }),
    );
  /** A chat that begins in one of the flows, with contact attributes that its client claims. */
  const chat = (flow: string, attributes: Record<string, string>) =>
    placeCall((caller) => connect.chat({ flow, caller, attributes }));
  const stop = async (): Promise<void> => {
    await settled();
    await aws.stop();
  };
  const agent = agentOf(connect, 'no flow of theirs');
  return { aws, company, asked, call, chat, agent, clock, watch, watchEvents, stop };
}
