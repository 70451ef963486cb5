import { randomUUID } from 'node:crypto';
import { RecognizeTextCommand } from '@aws-sdk/client-lex-runtime-v2';
import { lexClient } from '../stack/lex-port.ts';
import { onStage } from '../stack/service-folder.ts';
import type { Stack } from '../stack/stack.ts';

/** Somebody who types to a bot through Lex's own channel for Slack, and what it answers. */
export type ChannelUser = {
  readonly says: (text: string) => Promise<string[]>;
  readonly leave: () => void;
};

/** A new conversation with a bot, which is named without its stage. */
export function channelUser({ lexEndpoint, bots }: Stack, botName: string): ChannelUser {
  const bot = bots.find(({ name }) => name === onStage(botName));
  if (!bot) throw new Error(`the stack has no bot ${botName}`);
  const client = lexClient(lexEndpoint);
  const { botId, botAliasId, localeId } = bot;
  const sessionId = `slack:${randomUUID()}`;
  const requestAttributes = {
    'x-amz-lex:channels:platform': 'Slack',
    'x-amz-lex:accept-content-types': 'PlainText',
  };
  return {
    says: async (text) => {
      const { messages = [] } = await client.send(
        new RecognizeTextCommand({ botId, botAliasId, localeId, sessionId, text, requestAttributes }),
      );
      return messages.flatMap(({ content }) => content ?? []);
    },
    leave: () => client.destroy(),
  };
}
