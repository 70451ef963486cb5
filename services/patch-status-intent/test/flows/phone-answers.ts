import type { Agent, Contact } from '@opsline/local-connect';
import { onTestFinished } from 'vitest';
import { phoneLine, type Trouble } from '../stage/phone-line.ts';

/** Every call so far, for the branches they took. */
export const played: Contact[] = [];

export type Heard = {
  readonly heard: readonly string[];
  readonly contact: Contact;
  readonly asked: readonly object[];
  readonly agent: Agent;
};

/** Calls and gives these answers in turn; an empty one is silence. */
export async function callWith(
  answers: readonly string[],
  trouble: Trouble = {},
  from?: string,
): Promise<Heard> {
  const phone = await phoneLine(trouble);
  onTestFinished(phone.stop);
  const line = phone.call(from);
  const heard: string[] = [];
  for (const answer of [...answers, undefined]) {
    const { prompts, waitsFor } = await line.listen();
    heard.push(...prompts.map(({ text }) => text));
    if (waitsFor === 'nothing') break;
    if (answer === undefined) line.hangUp();
    else line.answer(answer);
  }
  const contact = await line.contact;
  played.push(contact);
  return { heard, contact, asked: phone.asked, agent: phone.agent };
}
