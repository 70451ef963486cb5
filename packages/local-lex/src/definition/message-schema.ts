import { z } from 'zod';
import type { InputModes, Message, MessageGroup, Prompt } from './bot-definition.ts';
import { flag, text, whole, withoutEffect } from './template-scalars.ts';

const value = z.strictObject({ Value: text(1, 1000) }).transform((message) => message.Value);

const card = z.strictObject({
  Title: text(1, 250),
  Subtitle: text(1, 250).optional(),
  ImageUrl: text(1, 250).optional(),
  Buttons: z
    .array(z.strictObject({ Text: text(1, 50), Value: text(1, 50) }))
    .max(5)
    .optional(),
});

function toCard(it: z.output<typeof card>): Message {
  return {
    contentType: 'ImageResponseCard',
    imageResponseCard: {
      title: it.Title,
      subtitle: it.Subtitle,
      imageUrl: it.ImageUrl,
      buttons: it.Buttons?.map((button) => ({ text: button.Text, value: button.Value })),
    },
  };
}

const message = z
  .strictObject({
    PlainTextMessage: value.optional(),
    SSMLMessage: value.optional(),
    CustomPayload: value.optional(),
    ImageResponseCard: card.optional(),
  })
  .transform((it, context): Message => {
    const kinds = Object.values(it).filter((kind) => kind !== undefined);
    if (kinds.length === 1) {
      if (it.PlainTextMessage !== undefined)
        return { contentType: 'PlainText', content: it.PlainTextMessage };
      if (it.SSMLMessage !== undefined) return { contentType: 'SSML', content: it.SSMLMessage };
      if (it.CustomPayload !== undefined) return { contentType: 'CustomPayload', content: it.CustomPayload };
      if (it.ImageResponseCard !== undefined) return toCard(it.ImageResponseCard);
    }
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

const key = text(1, 1).pipe(z.string().regex(/^[A-D0-9#*]$/, 'expected one of A-D, 0-9, # and *'));

/** How keys are read is the channel's affair: no key reaches RecognizeText by itself. */
const keypad = z.strictObject({
  MaxLength: whole(1, 1024),
  EndTimeoutMs: whole(1, 3_600_000),
  DeletionCharacter: key,
  EndCharacter: key,
});

const attempt = z
  .strictObject({
    AllowedInputTypes: z.strictObject({ AllowAudioInput: flag, AllowDTMFInput: flag }),
    AllowInterrupt: withoutEffect.optional(),
    TextInputSpecification: withoutEffect.optional(),
    AudioAndDTMFInputSpecification: z
      .strictObject({
        StartTimeoutMs: withoutEffect.optional(),
        AudioSpecification: withoutEffect.optional(),
        DTMFSpecification: keypad.optional(),
      })
      .optional(),
  })
  .transform(
    (it): InputModes => ({
      audio: it.AllowedInputTypes.AllowAudioInput,
      dtmf: it.AllowedInputTypes.AllowDTMFInput,
    }),
  );

/** `PromptSpecification`. */
export const prompt = z
  .strictObject({
    MaxRetries: whole(0, 5),
    MessageGroupsList: groups,
    MessageSelectionStrategy: z.enum(['Random', 'Ordered']).optional(),
    AllowInterrupt: withoutEffect.optional(),
    PromptAttemptsSpecification: z
      .partialRecord(z.enum(['Initial', 'Retry1', 'Retry2', 'Retry3', 'Retry4', 'Retry5']), attempt)
      .optional(),
  })
  .transform(
    (it): Prompt => ({
      maxRetries: it.MaxRetries,
      ordered: it.MessageSelectionStrategy === 'Ordered',
      groups: it.MessageGroupsList,
      attempts: { ...it.PromptAttemptsSpecification },
    }),
  );
