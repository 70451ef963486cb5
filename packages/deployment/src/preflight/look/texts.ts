import {
  GetSMSAttributesCommand,
  GetSMSSandboxAccountStatusCommand,
  paginateListOriginationNumbers,
  type SNSClient,
} from '@aws-sdk/client-sns';
import type { Texts } from '../judge/texts.ts';

/** What an account spends at most that nobody set anything for, in US dollars a month. */
const unset = '1';

/** What the account may text. */
export async function lookAtTexts(client: SNSClient): Promise<Texts> {
  const { IsInSandbox } = await client.send(new GetSMSSandboxAccountStatusCommand({}));
  const { attributes } = await client.send(
    new GetSMSAttributesCommand({ attributes: ['MonthlySpendLimit'] }),
  );
  const originationNumbers: string[] = [];
  for await (const { PhoneNumbers = [] } of paginateListOriginationNumbers({ client }, {})) {
    originationNumbers.push(...PhoneNumbers.flatMap(({ PhoneNumber }) => PhoneNumber ?? []));
  }
  return {
    isInSandbox: IsInSandbox ?? true,
    monthlyLimit: Number(attributes?.MonthlySpendLimit ?? unset),
    originationNumbers,
  };
}
