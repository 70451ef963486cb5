import { z } from 'zod';
import type { Message, MessageGroup, Prompt } from './bot-definition.ts';
import { text, whole, withoutEffect } from './template-scalars.ts';

const value = z.strictObject({ Value: text(1, 1000) }).transform((message) => message.Value);

const message = z
  .strictObject({
    PlainTextMessage: value.optional(),
    SSMLMessage: value.optional(),
    CustomPayload: value.optional(),
  })
  .transform((it, context): Message => {
    const kinds = (['PlainText', 'SSML', 'CustomPayload'] as const).flatMap((contentType) => {
      const content = it[contentType === 'CustomPayload' ? contentType : (`${contentType}Message` as const)];
      return content === undefined ? [] : [{ contentType, content }];
    });
    const [only, ...others] = kinds;
    if (only && others.length === 0) return only;
    context.addIssue({ code: 'custom', message: 'expected exactly one kind of message' });
    return z.NEVER;
  });

const groups = z
  .array(
    z
      .strictObject({ Message: message, Variations: z.array(message).max(2).optional() })
      .transform((group): MessageGroup => [group.Message, ...(group.Variations ?? [])]),
  )
  .min(1)
  .max(5);

/** `*Response`: groups of messages, one of each is said. */
export const response = z
  .strictObject({ MessageGroupsList: groups, AllowInterrupt: withoutEffect.optional() })
  .transform((it): readonly MessageGroup[] => it.MessageGroupsList);

/** `PromptSpecification`. */
export const prompt = z
  .strictObject({
    MaxRetries: whole(0, 5),
    MessageGroupsList: groups,
    MessageSelectionStrategy: z.enum(['Random', 'Ordered']).optional(),
    AllowInterrupt: withoutEffect.optional(),
  })
  .transform(
    (it): Prompt => ({
      maxRetries: it.MaxRetries,
      ordered: it.MessageSelectionStrategy === 'Ordered',
      groups: it.MessageGroupsList,
    }),
  );
