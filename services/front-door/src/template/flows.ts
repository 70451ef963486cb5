import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { inWords } from '../offers.ts';

/** What a flow of patch-status-intent names of its own stack, and what stands for it in this one. */
const names: Readonly<Record<string, string>> = {
  'PatchStatusBotAlias.Arn': 'FrontDoorBotAlias.Arn',
  'PatchStatusLexBotFlow.ContactFlowArn': 'FrontDoorLexBotFlow.ContactFlowArn',
  'PatchStatusAgentWhisperFlow.ContactFlowArn': 'FrontDoorAgentWhisperFlow.ContactFlowArn',
  'PatchStatusAuthenticationFlow.ContactFlowArn': 'FrontDoorAuthenticationFlow.ContactFlowArn',
};

const flowShape = z.looseObject({
  Metadata: z.looseObject({ name: z.string() }),
  Actions: z.array(z.looseObject({ Type: z.string(), Parameters: z.looseObject({}) })),
});

/**
 * A contact flow of patch-status-intent that leads to the bot of the front door.
 *
 * @param folder of its flows
 * @param offers what callers are told to say
 * @throws when it is no flow, or names something that does not stand here
 */
export function flowOf(folder: string, name: string, offers: readonly string[]): string {
  const text = readFileSync(`${folder}/PatchStatus_${name}.json`, 'utf8');
  const { Metadata, Actions, ...rest } = flowShape.parse(JSON.parse(text));
  const flow = {
    ...rest,
    Metadata: { ...Metadata, name: `FrontDoor_${name}` },
    Actions: Actions.map((action) =>
      action.Type === 'ConnectParticipantWithLexBot'
        ? { ...action, Parameters: { ...action.Parameters, Text: `Say ${inWords(offers)}.` } }
        : action,
    ),
  };
  return JSON.stringify(flow).replaceAll(/\$\{([A-Za-z]+\.[A-Za-z]+)\}/g, (_, own: string) => {
    const here = names[own];
    if (here === undefined) throw new Error(`PatchStatus_${name}: nothing stands here for ${own}`);
    return `\${${here}}`;
  });
}
