import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import {
  type LexRuntimeV2Client,
  RecognizeTextCommand,
  type RecognizeTextCommandOutput,
} from '@aws-sdk/client-lex-runtime-v2';

/** A bot by the alias under which it is deployed. */
export type DeployedBot = {
  /** The folder of its service. */
  readonly service: string;
  readonly botId: string;
  readonly botAliasId: string;
  readonly localeId: string;
};

/** What is deployed to a stage, or stands for it on this machine. */
export type Deployed = {
  readonly bots: readonly DeployedBot[];
  /** How far a bot's locale is, in Lex's words; a bot answers once it is `Built`. */
  readonly built: (bot: DeployedBot) => Promise<string>;
  /** Says something in a conversation with a bot. */
  readonly say: (bot: DeployedBot, sessionId: string, text: string) => Promise<RecognizeTextCommandOutput>;
  /** Asks the function authLookup; undefined where it is not deployed. */
  readonly ask: ((event: unknown) => Promise<unknown>) | undefined;
  /** Whether an employee has this ID. */
  readonly isEmployee: (id: string) => Promise<boolean>;
  /** Starts the watch of the compliance alerts; undefined where it is not deployed. */
  readonly watch: (() => Promise<Watched>) | undefined;
};

/** How an execution ended. */
export type Watched = { readonly status: string; readonly error: string | undefined };

/** Says something by the Lex runtime, as a channel does. */
export function sayBy(client: LexRuntimeV2Client): Deployed['say'] {
  return ({ botId, botAliasId, localeId }, sessionId, text) =>
    client.send(new RecognizeTextCommand({ botId, botAliasId, localeId, sessionId, text }));
}

/** Asks a function, once. @throws with Lambda's word where it failed, and nothing of what it said */
export function askBy(client: LambdaClient, FunctionName: string): (event: unknown) => Promise<unknown> {
  return async (event) => {
    const command = new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) });
    const { FunctionError, Payload } = await client.send(command);
    if (FunctionError !== undefined) throw new Error(`it failed (${FunctionError}); its log says why`);
    const answer: unknown = JSON.parse(Payload?.transformToString() ?? 'null');
    return answer;
  };
}
