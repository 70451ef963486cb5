import { readFileSync } from 'node:fs';
import type { Stage } from '@opsline/lex-kit/testing';
import { createConnect, type PlacedCall, parseFlow, placeCall } from '@opsline/local-connect';
import { virtualClock } from '@opsline/local-kit/clock';
import { substitute } from '@opsline/local-kit/intrinsics';
import { bundlesOf, startFunctions } from '@opsline/local-lambda';
import { createLexRuntime, readBot } from '@opsline/local-lex';
import { z } from 'zod';
import type { Copy } from './copy.ts';

/** What the templates of the front door take of all services. */
const templateShape = z.object({
  intents: z.array(z.unknown()),
  slotTypes: z.array(z.unknown()),
  owners: z.string(),
  mainFlow: z.string(),
  authentication: z.string(),
  lexBot: z.string(),
  agentWhisper: z.string(),
});

const arns = {
  'FrontDoorAgentWhisperFlow.ContactFlowArn': 'agentWhisper',
  'FrontDoorAuthenticationFlow.ContactFlowArn': 'authentication',
  'FrontDoorLexBotFlow.ContactFlowArn': 'lexBot',
  'FrontDoorBotAlias.Arn': 'arn:aws:lex:eu-west-1:111122223333:bot-alias/LOCALBOT00/TSTALIASID',
  AuthLookupFunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:authLookup',
  HandOverQueueArn: 'none',
};

/** What auth-lookup says of a call: it knows the number, and takes one PIN. */
async function authLookup(_: string, event: unknown): Promise<unknown> {
  const { question, pin } = Object(event).Details.Parameters;
  if (question === 'who is this') return { status: 'known', employeeId: '101', authentication: '' };
  return { status: pin === '4071' ? 'accepted' : 'refused', employeeId: '101', authentication: 'signed' };
}

/** Somebody in Slack or on the phone, in front of the bundles of the front door and of these services. */
export async function frontDoorOf({ folder, run }: Copy, services: readonly string[]) {
  const print = "console.log(JSON.stringify(await import('./src/template/template.ts')))";
  const said = await run(['--input-type=module', '--eval', print], 'services/front-door');
  const template = templateShape.parse(JSON.parse(said.output));
  const bundles = await Promise.all(
    ['front-door', ...services].map(async (service) =>
      (await bundlesOf(`${folder}/services/${service}`)).map((bundle) => ({
        ...bundle,
        name: `opsline-${service}-local-${bundle.name}`,
      })),
    ),
  );
  const functions = await startFunctions({
    bundles: bundles.flat(),
    aws: 'http://127.0.0.1:1',
    variables: { OWNERS: template.owners.replaceAll(/\$\{sls:stage\}/g, 'local'), TIME_ZONE: 'UTC' },
  });
  const yaml = readFileSync(`${folder}/services/front-door/bot.yml`, 'utf8');
  const lex = createLexRuntime({
    bot: readBot(
      yaml.replace(/\$\{file\(template\.cjs\):(intents|slotTypes)\}/g, (_, name: string) =>
        JSON.stringify(name === 'intents' ? template.intents : template.slotTypes),
      ),
      'bot.yml',
      undefined,
      { 'self:custom.botName': 'frontDoorBot-local' },
    ),
    localeId: 'en_US',
    hook: (event) => functions.invoke('opsline-front-door-local-frontDoor', event),
    now: Date.now,
  });
  const { mainFlow, authentication, lexBot, agentWhisper } = template;
  const connect = createConnect({
    flows: Object.fromEntries(
      Object.entries({ mainFlow, authentication, lexBot, agentWhisper }).map(([name, content]) => [
        name,
        parseFlow(substitute(content, arns)),
      ]),
    ),
    invokeLambda: authLookup,
    lex,
    queues: {},
    clock: virtualClock(Date.UTC(2026, 10, 20, 8, 0)),
  });
  let sessions = 0;

  /** For one scene: Slack until a call comes. */
  const stage = (): Stage => {
    const sessionId = `T1:U${++sessions}`;
    let line: PlacedCall | undefined;
    let ended: string[] = [];
    const listen = async (call: PlacedCall): Promise<string[]> => {
      const { prompts, waitsFor } = await call.listen();
      if (waitsFor === 'nothing') ended = ['the call ends'];
      return prompts.map(({ text }) => text);
    };
    return {
      says: async (text) => {
        if (line) {
          line.answer(text);
          return listen(line);
        }
        const { messages = [] } = await lex.recognizeText({ sessionId, text });
        return messages.flatMap((message) => ('content' in message ? [message.content] : []));
      },
      cue: async (direction) => {
        const from = /^a call comes from (\+[0-9]+)$/.exec(direction)?.[1];
        if (from === undefined) return false;
        line = placeCall((caller) => connect.call({ from, to: '+15550100199', flow: 'mainFlow', caller }));
        return listen(line);
      },
      seen: async () => {
        const seen = ended;
        ended = [];
        return seen;
      },
      forms: {
        'a time': /\d\d:\d\d UTC today/,
        'what callers can say': /check patching, .*, network scan, or emergency patch/,
      },
    };
  };
  return { stage, stop: functions.stop };
}
