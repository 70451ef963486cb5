import { z } from 'zod';
import { type Block, readBlocks } from '../blocks/blocks.ts';
import { messagePart } from '../delivery/payloads.ts';
import type { Message } from '../state/store.ts';
import { ApiError, wrongIn } from './api-error.ts';
import { argumentsOf, asJson, flag } from './arguments.ts';
import type { Method, Premises } from './method.ts';
import { conversationOf, threadOf } from './places.ts';

/** "chat.postMessage": text of more than 40,000 characters is cut; here it is refused, so that nobody relies on it. */
const longestText = 40_000;

/** "Message metadata": at most 16 KB. */
const largestMetadata = 16_384;

const metadataShape = z.strictObject({
  event_type: z.string().regex(/^[a-z][a-z0-9_]{0,254}$/),
  event_payload: z.record(z.string(), z.unknown()),
});

const words = {
  channel: z.string(),
  text: z.string().optional(),
  blocks: asJson(z.unknown()).optional(),
  thread_ts: z.string().optional(),
  mrkdwn: flag.optional(),
};
const postShape = z.strictObject({
  ...words,
  metadata: asJson(z.unknown()).optional(),
  unfurl_links: flag.optional(),
  unfurl_media: flag.optional(),
});
const ephemeralShape = z.strictObject({ ...words, user: z.string() });

/** Posts for all to see; the app's own message comes to it as an event, too. */
export const postMessage: Method = (premises, given) => {
  const input = argumentsOf(postShape, given);
  const message = post(premises, input, undefined, metadataOf(input.metadata));
  premises.posted(message);
  return { channel: input.channel, ts: message.ts, message: messagePart(premises.installation, message) };
};

/** Posts for one person alone, who is where it is posted; it is in no history. */
export const postEphemeral: Method = (premises, given) => {
  const input = argumentsOf(ephemeralShape, given);
  const { members } = conversationOf(premises, input.channel);
  if (!members.includes(input.user)) throw new ApiError('user_not_in_channel');
  return { message_ts: post(premises, input, input.user, undefined).ts };
};

function post(
  premises: Premises,
  input: z.output<typeof ephemeralShape> | z.output<typeof postShape>,
  onlyFor: string | undefined,
  metadata: unknown,
): Message {
  const { store, installation } = premises;
  const { id: channel, members } = conversationOf(premises, input.channel);
  if (!members.includes(installation.botUserId)) throw new ApiError('not_in_channel');
  const blocks = blocksOf(input.blocks);
  const { text = '' } = input;
  if (text === '' && blocks.length === 0) throw new ApiError('no_text');
  if (text.length > longestText) throw new ApiError('msg_too_long');
  const threadTs = input.thread_ts === undefined ? undefined : threadOf(store, channel, input.thread_ts);
  return store.post({ channel, user: installation.botUserId, text, threadTs, blocks, metadata, onlyFor });
}

function blocksOf(value: unknown): readonly Block[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new ApiError('invalid_blocks_format');
  const read = value.length === 0 ? { blocks: [] } : readBlocks('message', value);
  if ('errors' in read) throw new ApiError('invalid_blocks', wrongIn(read.errors));
  return read.blocks;
}

function metadataOf(value: unknown): unknown {
  if (value === undefined) return undefined;
  const { success, data } = metadataShape.safeParse(value);
  if (!success) throw new ApiError('invalid_metadata_format');
  if (JSON.stringify(data).length > largestMetadata) throw new ApiError('metadata_too_large');
  return data;
}
