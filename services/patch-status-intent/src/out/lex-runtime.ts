import {
  type LexRuntimeV2Client,
  type Message,
  RecognizeTextCommand,
  type SessionState,
} from '@aws-sdk/client-lex-runtime-v2';
import { asks } from '@opsline/lex-kit';
import { attribute, offeredIn } from '../dialog/session-attributes.ts';
import { NotTakenError } from '../slack/errors.ts';
import { cardIn, type Open, type Told } from '../slack/told.ts';
import type { Bot } from '../slack/world.ts';

/** Which bot is meant. */
export type BotAlias = { readonly botId: string; readonly botAliasId: string; readonly localeId: string };

/** With these Lex certainly did not take the turn (Lex V2 API reference, RecognizeText). */
const refusals = ['ThrottlingException', 'ConflictException'];

/** Sentences, and the facts beside them. */
const accepted = { 'x-amz-lex:accept-content-types': 'PlainText,CustomPayload' };

/** The bot at Lex. The client has to try once: a turn whose outcome is unknown is not taken again. */
export function lexRuntime(client: LexRuntimeV2Client, alias: BotAlias): Bot {
  return {
    say: async (sessionId, text) => {
      const command = new RecognizeTextCommand({ ...alias, sessionId, text, requestAttributes: accepted });
      try {
        const { messages = [], sessionState } = await client.send(command);
        return toldBy(messages, sessionState);
      } catch (cause) {
        if (!(cause instanceof Error && refusals.includes(cause.name))) throw cause;
        throw new NotTakenError('Lex did not take the turn', { cause });
      }
    },
  };
}

function toldBy(messages: readonly Message[], state: SessionState | undefined): Told {
  const contents = (type: string) =>
    messages.flatMap(({ contentType, content }) => (contentType === type && content ? [content] : []));
  const says = contents('PlainText');
  if (says.length === 0) throw new Error('Lex answered without words');
  const attributes = state?.sessionAttributes ?? {};
  const offered = attributes[attribute.asked] === asks.offer ? offeredIn({ attributes }) : [];
  const card = cardIn(contents('CustomPayload'));
  return {
    says,
    ...(card && { card }),
    open: openAfter(state),
    ...(offered.length > 0 && { offered: [...offered] }),
    more: attributes[attribute.more] !== undefined,
  };
}

function openAfter(state: SessionState | undefined): Open {
  const { asked, authenticated } = state?.sessionAttributes ?? {};
  if (state?.dialogAction?.type === 'Close') return 'ended';
  if (asked === 'EmployeeID') return 'employee ID';
  if (asked === 'OneTimePin') return 'one-time PIN';
  return authenticated === 'yes' ? 'patching' : 'begin';
}
