import { readFileSync } from 'node:fs';
import { z } from 'zod';

const file = new URL('../../../slack/manifest.json', import.meta.url);

const manifestSchema = z.looseObject({
  display_information: z.looseObject({ name: z.string() }),
  features: z.looseObject({ bot_user: z.looseObject({ display_name: z.string() }) }),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({ request_url: z.url() }),
    interactivity: z.looseObject({ request_url: z.url() }),
  }),
});

/**
 * The app's manifest for a stage: with its address, and with the stage in its name unless that is `prod`, so that the apps
 * of several stages are told apart.
 *
 * @param url where Slack sends everything: the service's output `SlackUrl`
 */
export function manifestFor(stage: string, url: string): object {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { display_information, features, settings } = manifest;
  const named = (name: string): string => (stage === 'prod' ? name : `${name} ${stage}`);
  return {
    ...manifest,
    display_information: { ...display_information, name: named(display_information.name) },
    features: {
      ...features,
      bot_user: { ...features.bot_user, display_name: named(features.bot_user.display_name) },
    },
    settings: {
      ...settings,
      event_subscriptions: { ...settings.event_subscriptions, request_url: url },
      interactivity: { ...settings.interactivity, request_url: url },
    },
  };
}
