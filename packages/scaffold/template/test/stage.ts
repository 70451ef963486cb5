import { readFileSync } from 'node:fs';
import type { Stage } from '@opsline/lex-kit/testing';
import { createLexRuntime, readBot } from '@opsline/local-lex';
import { createCodeHook, type Ports } from '../src/functions/code-hook.ts';

/** A bot with the intents of this service, and the one that every bot has. */
export const ownBot = readBot(
  `Resources:
  Bot:
    Type: AWS::Lex::Bot
    Properties:
      Name: frontDoorBot-test
      RoleArn: role
      DataPrivacy: { ChildDirected: false }
      IdleSessionTTLInSeconds: 300
      BotLocales:
        - LocaleId: en_US
          NluConfidenceThreshold: 0.4
${indented(readFileSync(new URL('../intents.yml', import.meta.url), 'utf8'))}
            - { Name: FallbackIntent, ParentIntentSignature: AMAZON.FallbackIntent }
`,
  'intents.yml',
);

function indented(yaml: string): string {
  return yaml.trimEnd().replaceAll(/^/gm, '          ');
}

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
