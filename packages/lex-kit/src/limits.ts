import type { Issue } from '@opsline/function-kit/door';
import { LexReplyError } from './errors.ts';
import type { LexEvent } from './event-schema.ts';
import type { LexReply } from './reply.ts';

/** Documented limits of a code hook's reply (Lex V2 quotas and runtime model); lengths in UTF-16 units. */
const limits = {
  messages: 10,
  messageLength: 1024,
  /** Session attributes, counted after base64. */
  attributeBytes: 12 * 1024,
  /** The lower of the two figures AWS has published (25 KB and 50 KB). */
  replyBytes: 25 * 1024,
} as const;

/**
 * What a turn may bring that every reply to it carries on, in bytes of JSON: so much that a reply keeps room for a
 * kilobyte of our own attributes within Lex's 12 KB, and for all of its messages within 25 KB.
 */
const carried = { sessionAttributes: 8 * 1024, slots: 4 * 1024 } as const;

/** Whether session attributes leave room for a reply. */
export function leaveRoom(attributes: unknown): boolean {
  return bytesOf(attributes) <= carried.sessionAttributes;
}

/** Why a reply to a turn would not be taken, known before anything is done for it. */
export function roomIssues({ sessionState: { sessionAttributes, intent } }: LexEvent): Issue[] {
  const message = 'expected less, so that a reply has room beside it';
  return [
    ...(leaveRoom(sessionAttributes) ? [] : [{ path: 'event.sessionState.sessionAttributes', message }]),
    ...(bytesOf(intent.slots) <= carried.slots ? [] : [{ path: 'event.sessionState.intent.slots', message }]),
  ];
}

/**
 * Text as custom payloads, each as long as Lex takes one; none where they find no room beside the sentences, which come
 * first.
 */
export function payloadsOf(text: string, sentences: readonly { readonly content: string }[]) {
  const parts = text.match(new RegExp(`.{1,${limits.messageLength}}`, 'gs')) ?? [];
  const bytes = bytesOf(sentences) + bytesOf(parts);
  const fits = sentences.length + parts.length <= limits.messages && bytes <= limits.replyBytes / 2;
  return fits ? parts.map((content) => ({ contentType: 'CustomPayload', content }) as const) : [];
}

/**
 * Gives back a reply that Lex takes.
 *
 * @throws {LexReplyError} naming every path that Lex would refuse
 */
export function checked(reply: LexReply): LexReply {
  const issues = [...messageIssues(reply), ...slotIssues(reply), ...sizeIssues(reply)];
  if (issues.length > 0) throw new LexReplyError(issues);
  return reply;
}

function messageIssues({ messages = [], sessionState }: LexReply): Issue[] {
  const { type } = sessionState.dialogAction;
  const wanted = type === 'ElicitIntent' || type === 'ConfirmIntent';
  return [
    ...(wanted && messages.length === 0 ? [{ path: 'messages', message: `${type} needs at least one` }] : []),
    ...(messages.length > limits.messages
      ? [{ path: 'messages', message: `expected at most ${limits.messages}` }]
      : []),
    ...messages.flatMap(({ content }, index) =>
      content.length >= 1 && content.length <= limits.messageLength
        ? []
        : [
            {
              path: `messages[${index}].content`,
              message: `expected 1 to ${limits.messageLength} characters`,
            },
          ],
    ),
  ];
}

function slotIssues({ sessionState: { dialogAction, intent } }: LexReply): Issue[] {
  if (dialogAction.type !== 'ElicitSlot' || Object.hasOwn(intent?.slots ?? {}, dialogAction.slotToElicit))
    return [];
  return [
    {
      path: 'sessionState.dialogAction.slotToElicit',
      message: 'expected a slot of the intent',
    },
  ];
}

function sizeIssues(reply: LexReply): Issue[] {
  const attributes = Math.ceil(bytesOf(reply.sessionState.sessionAttributes) / 3) * 4;
  return [
    ...(attributes > limits.attributeBytes
      ? [
          {
            path: 'sessionState.sessionAttributes',
            message: 'expected at most 12 KB after base64',
          },
        ]
      : []),
    ...(bytesOf(reply) > limits.replyBytes ? [{ path: 'reply', message: 'expected at most 25 KB' }] : []),
  ];
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
