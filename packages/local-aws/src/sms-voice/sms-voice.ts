import { randomUUID } from 'node:crypto';
import { isE164 } from '@opsline/function-kit/e164';
import { describeIssues } from '@opsline/local-kit/issues';
import { z } from 'zod';
import type { Handlers } from '../protocol/operations.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { Text } from '../sns/texts.ts';
import type { createQuotas } from './quotas.ts';

/** The templates that are there, and their words, which stand for AWS's own: AWS documents the ID and the variable. */
const templates: Readonly<Record<string, (code: string) => string>> = {
  'notify-code-verification-english-001': (code) => `Your Opsline verification code is ${code}.`,
};

const shape = z.strictObject({
  // SendNotifyTextMessage, "NotifyConfigurationId": an ID or an ARN.
  NotifyConfigurationId: z.string().regex(/^[A-Za-z0-9_:/-]{1,256}$/, 'expected the ID of a configuration'),
  DestinationPhoneNumber: z.string().refine(isE164, 'expected an E.164 number such as +15550100101'),
  // Without one the configuration's own is taken; here none has one.
  TemplateId: z.string(),
  // A guide of AWS's to its first text message: the template's only variable, four to eight digits.
  TemplateVariables: z.strictObject({
    code: z.string().regex(/^[0-9]{4,8}$/, 'expected four to eight digits'),
  }),
  // SendTextMessage, "TimeToLive": 5 to 259,200 seconds.
  TimeToLive: z.int().min(5).max(259_200).optional(),
});

/**
 * Notify of End User Messaging: any configuration is there and active, on the Basic tier.
 *
 * @param count of the tier's quotas
 * @param now epoch ms
 */
export function createSmsVoice(
  deliver: (text: Text) => void,
  count: ReturnType<typeof createQuotas>['count'],
  now: () => number,
): Handlers<'sms-voice'> {
  return {
    SendNotifyTextMessage: (given) => {
      const { NotifyConfigurationId, DestinationPhoneNumber: to, ...text } = parsed(given);
      const words = wordsOf(text.TemplateId);
      count(NotifyConfigurationId, to);
      const body = words(text.TemplateVariables.code);
      deliver({ to, body, at: now() });
      return { MessageId: randomUUID(), TemplateId: text.TemplateId, ResolvedMessageBody: body };
    },
  };
}

/** A request; what is wrong with one is told as AWS tells it. */
function parsed(given: unknown): z.output<typeof shape> {
  const { data, error } = shape.safeParse(given);
  if (data !== undefined) return data;
  throw new ServiceError('ValidationException', describeIssues(error), 400, {
    Reason: 'FIELD_VALIDATION_FAILED',
    Fields: error.issues.map(({ path, message }) => ({ Name: path.join('.'), Message: message })),
  });
}

function wordsOf(template: string): (code: string) => string {
  const words = Object.hasOwn(templates, template) ? templates[template] : undefined;
  if (words !== undefined) return words;
  throw new ServiceError('ResourceNotFoundException', "A requested resource couldn't be found.", 400, {
    ResourceType: 'notify-template',
    ResourceId: template,
  });
}
