import { join } from 'node:path';
import { botOf } from './bot-of.ts';
import { flowOf } from './flows.ts';
import { readManners, readOwners } from './owners.ts';

// What the templates take: read anew whenever the serverless command runs.
const services = join(import.meta.dirname, '../../..');
const entries = readOwners(services);
const offers = entries.flatMap(({ say }) => say);
const flows = join(services, 'patch-status-intent/flows');

function functionName({ service, function: key }: { readonly service: string; readonly function: string }) {
  return `opsline-${service}-\${sls:stage}-${key}`;
}

export const { intents, slotTypes } = botOf(entries, readManners(join(services, '../packages')));

/** For the environment of the function. */
export const owners = JSON.stringify(
  entries.map(({ service, function: key, intents, say, names }) => ({
    service,
    function: functionName({ service, function: key }),
    intents: intents.map(({ Name }) => Name),
    say,
    names,
  })),
);

/** What the function may invoke. */
export const functionArns = entries.map((entry) => ({
  'Fn::Sub': `arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:${functionName(entry)}`,
}));

export const mainFlow = flowOf(flows, 'MainFlow', offers);
export const authentication = flowOf(flows, 'Authentication', offers);
export const lexBot = flowOf(flows, 'LexBot', offers);
export const agentWhisper = flowOf(flows, 'AgentWhisper', offers);
