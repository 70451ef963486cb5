import { styleText } from 'node:util';
import type { Addresses } from './addresses.ts';

/** Where everything is, for a person to read and to paste. */
export function addressesInWords({ environment, bots, page, administration, ...more }: Addresses): string {
  return [
    '',
    `The page            ${styleText('bold', page)}`,
    `Administration      ${administration}/addresses`,
    `Slack's Web API     ${more.slack.apiUrl}`,
    `Directory, bind as  ${more.directory.bindDn}, password ${more.directory.bindPassword}`,
    '',
    'Bots (bot ID, alias ID, locale):',
    ...bots.map(
      ({ name, botId, botAliasId, localeId }) => `  ${name.padEnd(24)} ${botId} ${botAliasId} ${localeId}`,
    ),
    '',
    'For the AWS CLI, an SDK and ldapsearch, in another terminal:',
    ...Object.entries(environment).map(([name, value]) => `  export ${name}=${value}`),
    '',
    'Text messages are shown here as they arrive. Ctrl-C ends it all.',
  ].join('\n');
}
