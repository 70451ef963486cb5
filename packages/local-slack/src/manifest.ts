import { z } from 'zod';

const manifestShape = z.looseObject({
  oauth_config: z.looseObject({ scopes: z.looseObject({ bot: z.array(z.string()) }) }),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({ bot_events: z.array(z.string()) }),
  }),
});

/** What an app may do, and of which events it is told. */
export type Granted = { readonly scopes: readonly string[]; readonly events: readonly string[] };

/**
 * What the manifest of an app says of it (docs.slack.dev, "App manifest").
 *
 * @throws with the path of what is not there
 */
export function grantedBy(manifest: unknown): Granted {
  const { oauth_config, settings } = manifestShape.parse(manifest);
  return { scopes: oauth_config.scopes.bot, events: settings.event_subscriptions.bot_events };
}
