import { readFileSync } from 'node:fs';
import { inWords } from '../offers.ts';

/** What a flow of patch-status-intent names of its own stack, and what stands for it in this one. */
const names: Readonly<Record<string, string>> = {
  'PatchStatusBotAlias.Arn': 'FrontDoorBotAlias.Arn',
  'PatchStatusLexBotFlow.ContactFlowArn': 'FrontDoorLexBotFlow.ContactFlowArn',
  'PatchStatusAuthenticationFlow.ContactFlowArn': 'FrontDoorAuthenticationFlow.ContactFlowArn',
};

/** What its callers are told to say. */
const prompt = 'Say check patching, or the name of a target group.';

/**
 * A contact flow of patch-status-intent that leads to the bot of the front door.
 *
 * @param folder of its flows
 * @param offers what callers are told to say
 * @throws when the flow names something that does not stand here
 */
export function flowOf(folder: string, name: string, offers: readonly string[]): string {
  const content: unknown = JSON.parse(readFileSync(`${folder}/PatchStatus_${name}.json`, 'utf8'));
  return JSON.stringify(content)
    .replaceAll(/\$\{([A-Za-z]+\.[A-Za-z]+)\}/g, (_, own: string) => {
      const here = names[own];
      if (here === undefined) throw new Error(`PatchStatus_${name}: nothing stands here for ${own}`);
      return `\${${here}}`;
    })
    .replaceAll(prompt, `Say ${inWords(offers)}.`)
    .replaceAll(`PatchStatus_${name}`, `FrontDoor_${name}`);
}
