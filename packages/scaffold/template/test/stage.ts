import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Stage } from '@opsline/lex-kit/testing';
import { createLexRuntime, parseBot } from '@opsline/local-lex';
import { parse } from 'yaml';
import { createCodeHook, type Ports } from '../src/functions/code-hook.ts';

const { resolve } = createRequire(import.meta.url);
const manners = ['courtesies', 'requests'].map((name) => resolve(`@opsline/lex-kit/manners/${name}.yml`));
const { Intents, ...locale } = read(new URL('../intents.yml', import.meta.url).pathname);

function read(file: string) {
  return parse(readFileSync(file, 'utf8'));
}

/** A bot with the intents of this service, and the manners of every bot. */
export const ownBot = parseBot({
  Bot: {
    Type: 'AWS::Lex::Bot',
    Properties: {
      Name: 'frontDoorBot-test',
      RoleArn: 'role',
      DataPrivacy: { ChildDirected: false },
      IdleSessionTTLInSeconds: 300,
      BotLocales: [
        {
          LocaleId: 'en_US',
          NluConfidenceThreshold: 0.4,
          ...locale,
          Intents: [...Intents, ...manners.flatMap((file) => Object.values(read(file)))],
        },
      ],
    },
  },
});

/** Friday, 20 November 2026, 08:00 UTC. */
const now = Date.UTC(2026, 10, 20, 8, 0);

/** Everything outside, in memory. */
export function ports(): Ports {
  return { now: () => now, timeZone: 'UTC', deadline: () => new AbortController().signal, log: () => {} };
}

/** A Slack user, the bot and the function, in memory. */
export function slackStage(): Stage {
  const hook = createCodeHook(ports());
  const lex = createLexRuntime({ bot: ownBot, localeId: 'en_US', hook, now: () => now });
  return {
    says: async (text) => {
      const { messages = [] } = await lex.recognizeText({ sessionId: 'T1:U1', text });
      return messages.flatMap((message) => ('content' in message ? [message.content] : []));
    },
    cue: async () => false,
    seen: async () => [],
    forms: { 'a time': /08:00 UTC today/ },
  };
}
