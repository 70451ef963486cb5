import { z } from 'zod';
import { defineAction, failed, type Played, type Playing } from '../action-kind.ts';
import { optionalErrorsOfBot } from '../assumptions.ts';
import { contactAndTransfer } from '../flow/flow-types.ts';
import { missingProperty, notSupported } from '../flow/problem.ts';
import { converse } from '../lex/conversation.ts';
import { notPlayed, textMap, textOrPath } from '../values/parameter.ts';
import { onePrompt, promptFields, promptInWords, renderPrompt } from '../values/prompt.ts';
import { resolveValue, textsOf } from '../values/value.ts';

const parameters = z
  .strictObject({
    ...promptFields,
    // Lex V2 plays no recording from S3 (Administrator Guide, Get customer input).
    Media: z.never('does not go together with LexV2Bot').optional(),
    LexV2Bot: z.strictObject({ AliasArn: textOrPath.max(100, 'must be at most 100 characters') }).optional(),
    LexBot: z.never(`Lex V1 ${notSupported}`).optional(),
    LexSessionAttributes: textMap.optional(),
    LexInitializationData: notPlayed,
    LexTimeoutSeconds: notPlayed,
  })
  .superRefine(onePrompt(false))
  .transform((given, context) => {
    if (given.LexV2Bot !== undefined) return { ...given, LexV2Bot: given.LexV2Bot };
    context.addIssue({ code: 'custom', path: ['LexV2Bot'], message: missingProperty });
    return z.NEVER;
  });

type Parameters = z.infer<typeof parameters>;

/** Hands the caller to a Lex V2 bot until it closes the conversation; the result is the intent's name. */
export const connectParticipantWithLexBot = defineAction({
  type: 'ConnectParticipantWithLexBot',
  logName: 'GetUserInput',
  flowTypes: [...contactAndTransfer, 'CUSTOMER_QUEUE'],
  parameters,
  wiring: {
    required: ['NoMatchingError'],
    optional: optionalErrorsOfBot,
    conditions: { operators: ['Equals'] },
    next: 'no match',
  },
  inWords: (prompt) => `hands over to the bot ${promptInWords(prompt)}`.trimEnd(),
  play: async (given, playing) => {
    const rendered = renderPrompt(given, playing);
    if ('failure' in rendered) return failed(rendered.failure);
    const bot = botOf(given, playing);
    const { lex } = playing.instance;
    if (bot === undefined || lex === undefined) return failed(`there is no bot ${given.LexV2Bot.AliasArn}`);
    const attributes = textsOf(given.LexSessionAttributes ?? {}, playing);
    const ending = await converse(
      {
        lex,
        ...bot,
        prompt: rendered.prompt,
        sessionAttributes: {
          ...attributes.value,
          'x-amz-lex:connect-originating-request-id': playing.instance.newId(),
        },
      },
      playing,
    );
    const played = playedOf(ending);
    // The key buffer is cleared before Lex; the caller has heard something, so the Lambda chain begins anew.
    const changes = { ...played.changes, buffer: { ...playing.state.buffer, keys: [] }, lambdaMs: 0 };
    const warnings = [...rendered.warnings, ...attributes.warnings, ...(played.warnings ?? [])];
    return {
      ...played,
      changes,
      warnings,
      logged: { ...played.logged, Parameters: { BotAliasArn: bot.arn } },
    };
  },
});

function playedOf(ending: Awaited<ReturnType<typeof converse>>): Played {
  switch (ending.is) {
    case 'closed': {
      const { IntentName } = ending.result;
      return {
        outcome: { is: 'result', value: IntentName },
        changes: { lex: ending.result },
        logged: { Results: IntentName },
      };
    }
    case 'failed':
      return failed(ending.reason);
    case 'silent':
      return failed('the customer was silent', 'InputTimeLimitExceeded');
    case 'hung up':
      return { outcome: { is: 'end', as: 'hung up' } };
  }
}

/** `arn:aws:lex:REGION:ACCOUNT:bot-alias/BOTID/ALIASID` taken apart. */
function botOf({ LexV2Bot }: Parameters, playing: Playing) {
  const arn = resolveValue(LexV2Bot.AliasArn, playing);
  const ids = /:bot-alias\/([^/]+)\/([^/]+)$/.exec(arn ?? '');
  const [, botId, botAliasId] = ids ?? [];
  return arn === undefined || botId === undefined || botAliasId === undefined
    ? undefined
    : { arn, botId, botAliasId };
}
