import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DescribeKeyCommand, type KMSClient, paginateListAliases } from '@aws-sdk/client-kms';
import { type LexModelsV2Client, ListBotsCommand } from '@aws-sdk/client-lex-models-v2';
import { foundOr } from './found-or.ts';

/** The names of all bots of the account. */
export async function botNames(client: LexModelsV2Client): Promise<string[]> {
  const names: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await client.send(new ListBotsCommand(nextToken === undefined ? {} : { nextToken }));
    names.push(...(page.botSummaries ?? []).flatMap(({ botName }) => botName ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return names;
}

/** Of these tables those that are there, each with its state. */
export async function tableStates(
  client: DynamoDBClient,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    names.map(async (TableName) => {
      const asked = client.send(new DescribeTableCommand({ TableName }));
      const table = (await foundOr(['ResourceNotFoundException'], asked))?.Table;
      return table === undefined ? [] : [[TableName, table.TableStatus ?? ''] as const];
    }),
  );
  return new Map(found.flat());
}

/** All aliases of keys of the account. */
export async function aliasNames(client: KMSClient): Promise<string[]> {
  const names: string[] = [];
  for await (const { Aliases = [] } of paginateListAliases({ client }, {})) {
    names.push(...Aliases.flatMap(({ AliasName }) => AliasName ?? []));
  }
  return names;
}

/** The state of a key; undefined where there is none. */
export async function keyState(client: KMSClient, KeyId: string): Promise<string | undefined> {
  const asked = client.send(new DescribeKeyCommand({ KeyId }));
  return (await foundOr(['NotFoundException'], asked))?.KeyMetadata?.KeyState;
}
