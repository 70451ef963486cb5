import { readFileSync } from 'node:fs';
import type { Stage } from '@opsline/lex-kit/testing';
import { bundlesOf, type Functions, startFunctions } from '@opsline/local-lambda';
import { createLexRuntime, readBot } from '@opsline/local-lex';
import { accessOf } from '@opsline/switchboard/access';
import { bot } from '../src/dialog/bot.ts';
import { intents, owners, slotTypes } from '../src/template/template.ts';

const here = new URL('..', import.meta.url).pathname;
const taken: Readonly<Record<string, unknown>> = { intents, slotTypes };

/** The bot as it is deployed: what its template takes of all services stands in it. */
export const frontDoorBot = readBot(
  readFileSync(`${here}bot.yml`, 'utf8').replace(/\$\{file\(template\.cjs\):(\w+)\}/g, (_, name: string) =>
    JSON.stringify(taken[name]),
  ),
  'bot.yml',
  undefined,
  { 'self:custom.botName': `${bot.name}-test` },
);

/** Nobody listens there: no scene here needs AWS. */
const nowhere = 'http://127.0.0.1:1';

/** Made once: bundling is what takes time here. */
const bundles = Promise.all([bundlesOf(here), bundlesOf(`${here}../patch-status-intent`)]);

const access = await accessOf(here, 'test');
const patchStatusName = 'opsline-patch-status-intent-test-patchStatus';

/** What runs of the functions of patch-status-intent. */
export type PatchStatus = 'there' | 'down';

/** The bundles of the front door and of patchStatus, as they are deployed. */
export async function deployedFunctions(patchStatus: PatchStatus): Promise<Functions> {
  const [own, others] = await bundles;
  return startFunctions({
    bundles: [...own, ...others.filter(({ name }) => name === 'patchStatus' && patchStatus === 'there')],
    aws: nowhere,
    access: { ...access, names: { ...access.names, patchStatus: patchStatusName } },
    variables: {
      OWNERS: owners.replaceAll(/"opsline-patch-status-intent-[^"]*-patchStatus"/g, `"${patchStatusName}"`),
      ONETIMEPIN_TABLE: 'Onetimepin',
      PEPPER_KEY: 'alias/pepper',
      ASSERTION_KEY: 'alias/assertion',
      SEND_ONE_TIME_PIN_FUNCTION: 'sendOneTimePin',
      INDEX: 'off',
      PATCH_RUN_TABLE: 'PatchRun',
      TIME_ZONE: 'UTC',
    },
  });
}

/** A Slack user in front of the bot. */
export function slackStage(functions: Functions): Stage {
  const lex = createLexRuntime({
    bot: frontDoorBot,
    localeId: 'en_US',
    hook: (event) => functions.invoke('frontDoor', event),
    now: Date.now,
  });
  return {
    says: async (text) => {
      const { messages = [] } = await lex.recognizeText({ sessionId: 'T1:U1', text });
      return messages.flatMap((message) => ('content' in message ? [message.content] : []));
    },
    cue: async (direction) => direction === 'the function that owns patch status is down' && [],
    seen: async () => [],
    // Each service that the front door leads to adds to it.
    forms: { 'all that there is': /check patching, (?:or )?the name of a target group(?:, [a-z ]+)*/ },
  };
}
