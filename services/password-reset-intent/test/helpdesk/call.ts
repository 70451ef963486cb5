import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { derivedKey } from '@opsline/function-kit/derived-key';
import type { Contact } from '@opsline/local-connect';
import { localClient } from '@opsline/local-kit/account';
import { createOneTimePins } from '@opsline/otp';
import { dynamoDbStore } from '@opsline/otp/dynamodb';
import { onTestFinished } from 'vitest';
import { pepperPurpose } from '../../src/reset/row.ts';
import { dana } from '../stage/dana.ts';
import { phoneLine, type Trouble } from '../stage/phone-line.ts';
import { pinsIn } from '../stage/texts-seen.ts';

/** Every call that an agent has sent to the flow. */
export const played: Contact[] = [];

/** Who calls, and what they say. */
export type Call = { readonly from?: string; readonly says?: readonly string[] };

/** A call that was handed over, what its attributes say then, and what the agent is told. */
export async function handedOver(trouble: Trouble = {}, { from = dana, says = ['helpdesk'] }: Call = {}) {
  const phone = await phoneLine(trouble);
  onTestFinished(phone.stop);
  const line = phone.call(from);
  for (const words of says) {
    await line.listen();
    await phone.settled();
    line.answer(words === 'PIN' ? (pinsIn(phone.aws.texts.list()).at(-1) ?? '') : words);
  }
  await line.listen();
  const contact = await line.contact;
  return { phone, contact, told: await phone.agent.take(contact) };
}

type Handed = Awaited<ReturnType<typeof handedOver>>;

/** The agent sends the call to the flow; the caller keys in what came by text message, or what is told. */
export async function proof({ phone, contact }: Handed, userId: string, keys?: string) {
  const agent: string[] = [];
  const caller: string[] = [];
  const line = phone.agent.send(contact, userId, (words) => void agent.push(words));
  for (;;) {
    const { prompts, waitsFor } = await line.listen();
    caller.push(...prompts.map(({ text }) => text));
    if (waitsFor === 'nothing') break;
    await phone.settled();
    line.answer(keys ?? pinsIn(phone.aws.texts.list()).at(-1) ?? '');
  }
  const transferred = await line.contact;
  played.push(transferred);
  return { agent, caller, transferred };
}

/** So many were texted just now that the line is halted. */
export async function halted({ phone }: Handed): Promise<void> {
  const client = localClient(phone.aws.endpoint);
  const pins = createOneTimePins({
    store: dynamoDbStore({ client: new DynamoDBClient(client), tableName: 'opsline-test-PasswordReset' }),
    pepper: derivedKey(new KMSClient(client), 'alias/opsline-test-password-reset', pepperPurpose),
    now: phone.clock.now,
  });
  for (let count = 0; count < 60; count += 1) {
    const [holder, to] = [`e${count}`, `+1555${1_000_000 + count}`];
    const request = { holder, phone: to, conversation: holder, person: holder, asker: 'owner' } as const;
    await pins.issue(request, async () => {});
  }
}

/** A line on which these actions fail. */
export function failing(...actions: string[]): Trouble {
  return { fails: (_, id) => (actions.includes(id) ? 'NoMatchingError' : undefined) };
}
