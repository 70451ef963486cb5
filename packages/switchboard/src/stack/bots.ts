import { arnOf } from '@opsline/local-kit/arns';
import { invokerAt } from '@opsline/local-kit/invoke';
import { toldWhere } from '@opsline/local-kit/sources';
import { createLexRuntime, parseBot, type ServedBot } from '@opsline/local-lex';
import type { Trace } from '../terminal/trace.ts';
import { functionNamed, referenceIn, resourcesOf } from './resources.ts';
import type { ServiceFolder } from './service-folder.ts';
import { createSessions } from './state/sessions.ts';

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

const botAliasId = 'LIVEALIAS1';

/** Where a bot of a service is: its IDs, and the alias that Lex and Connect know it by. */
type BotAddress = Pick<StackBot, 'botId' | 'aliasLogicalId' | 'aliasArn'> & {
  readonly service: ServiceFolder;
  readonly logicalId: string;
};

function addressesOf(services: readonly ServiceFolder[]): BotAddress[] {
  const found = services.flatMap((service) =>
    Object.keys(resourcesOf([service], 'AWS::Lex::Bot')).map((logicalId) => ({ service, logicalId })),
  );
  return found.map(({ service, logicalId }, index) => {
    const botId = `LOCALBOT${String(index + 1).padStart(2, '0')}`;
    const aliases = Object.entries(resourcesOf([service], 'AWS::Lex::BotAlias'));
    const alias = aliases.find(([, { Properties }]) => referenceIn(Properties.BotId) === logicalId);
    const aliasArn = arnOf('lex', `bot-alias/${botId}/${botAliasId}`);
    return { service, logicalId, botId, aliasLogicalId: alias?.[0] ?? '', aliasArn };
  });
}

/** The attributes of bots and their aliases that templates name. */
export function botAttributes(services: readonly ServiceFolder[]): Record<string, string> {
  return Object.fromEntries(
    addressesOf(services).flatMap(({ logicalId, botId, aliasLogicalId, aliasArn }) => [
      [logicalId, botId],
      [`${aliasLogicalId}.Arn`, aliasArn],
      [`${aliasLogicalId}.BotAliasId`, botAliasId],
    ]),
  );
}

/** The bots that the services deploy, each with the function that its alias names and may invoke. `now` is epoch ms. */
export function botsOf(
  services: readonly ServiceFolder[],
  lambdaEndpoint: string,
  trace: Trace,
  now = Date.now,
  sessions = createSessions(),
): StackBot[] {
  return addressesOf(services).flatMap(({ service, logicalId, botId, aliasLogicalId, aliasArn }) => {
    const bot = toldWhere(service.folder, '', () =>
      parseBot({ Resources: service.resources, Conditions: service.conditions }, logicalId),
    );
    const invoke = invokerAt(lambdaEndpoint, aliasArn);
    return bot.locales.map(({ localeId }) => {
      const hook = bot.codeHooks[localeId];
      if (hook === undefined) throw new Error(`${logicalId}: no function serves ${localeId}`);
      const functionName = functionNamed(hook, service);
      const runtime = createLexRuntime({
        bot,
        localeId,
        hook: (event) => invoke(functionName, event),
        now,
        sessions: sessions.of(botId, localeId),
        onTurn: trace.turn,
      });
      return {
        name: bot.name,
        botId,
        botAliasId,
        localeId,
        aliasLogicalId,
        aliasArn,
        served: { botId, botAliasId, runtime },
      };
    });
  });
}
