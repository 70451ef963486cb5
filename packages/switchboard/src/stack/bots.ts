import { accountId, region } from '@opsline/local-kit/account';
import { invokerAt } from '@opsline/local-kit/invoke';
import { toldWhere } from '@opsline/local-kit/sources';
import { createLexRuntime, parseBot, type ServedBot } from '@opsline/local-lex';
import type { Trace } from '../terminal/trace.ts';
import { functionNamed, referenceIn, resourcesOf } from './resources.ts';
import type { ServiceFolder } from './service-folder.ts';

/** A bot of the stack, as the Lex runtime API and Connect address it. */
export type StackBot = {
  readonly name: string;
  readonly botId: string;
  readonly botAliasId: string;
  readonly localeId: string;
  /** Of the `AWS::Lex::BotAlias` that contact flows name. */
  readonly aliasLogicalId: string;
  readonly aliasArn: string;
  readonly served: ServedBot;
};

const botAliasId = 'TSTALIASID';

/** The bots that the services deploy, each with the function that its alias names. */
export function botsOf(services: readonly ServiceFolder[], lambdaEndpoint: string, trace: Trace): StackBot[] {
  const invoke = invokerAt(lambdaEndpoint);
  const found = services.flatMap((service) =>
    Object.keys(resourcesOf([service], 'AWS::Lex::Bot')).map((logicalId) => ({ service, logicalId })),
  );
  return found.flatMap(({ service, logicalId }, index) => {
    const bot = toldWhere(service.folder, '', () =>
      parseBot({ Resources: service.resources, Conditions: service.conditions }, logicalId),
    );
    const botId = `LOCALBOT${String(index + 1).padStart(2, '0')}`;
    const aliases = Object.entries(resourcesOf([service], 'AWS::Lex::BotAlias'));
    const alias = aliases.find(([, { Properties }]) => referenceIn(Properties.BotId) === logicalId);
    return bot.locales.map(({ localeId }) => {
      const hook = bot.codeHooks[localeId];
      if (hook === undefined) throw new Error(`${logicalId}: no function serves ${localeId}`);
      const functionName = functionNamed(hook, service);
      const runtime = createLexRuntime({
        bot,
        localeId,
        hook: (event) => invoke(functionName, event),
        now: Date.now,
        onTurn: trace.turn,
      });
      return {
        name: bot.name,
        botId,
        botAliasId,
        localeId,
        aliasLogicalId: alias?.[0] ?? '',
        aliasArn: `arn:aws:lex:${region}:${accountId}:bot-alias/${botId}/${botAliasId}`,
        served: { botId, botAliasId, runtime },
      };
    });
  });
}
