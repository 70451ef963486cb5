import { isE164 } from '@opsline/function-kit/e164';
import { wasRefused } from '@opsline/function-kit/refused';
import * as z from 'zod/mini';
import { type Log, namesOf } from '../log.ts';

/** The number that a text message goes to. */
export const phone = z.string().check(z.refine(isE164, 'expected an E.164 number'));

/** What became of a text message: AWS accepted it, or refused it, and then nothing was sent. */
export type Texted = 'sent' | 'refused';

/**
 * Sends a text message, and logs what became of it.
 *
 * @throws where that is not known, without saying to whom or what
 */
export async function texted(log: Log, send: () => Promise<void>): Promise<Texted> {
  try {
    await send();
    log({ event: 'text message', outcome: 'sent' });
    return 'sent';
  } catch (fault) {
    log({ event: 'fault', error: namesOf(fault) });
    if (wasRefused(fault)) return 'refused';
    throw new Error('the text message was not accepted');
  }
}

/** AWS refused a text message; nothing was sent, which `wasRefused` says of this too. */
class RefusedTextError extends Error {
  override readonly name = 'RefusedTextError';
  readonly $fault = 'client';
}

/**
 * Has a function text, and waits for what became of it.
 *
 * @param invoke answers with a `Texted`
 * @returns resolves when AWS has accepted the text message, and rejects otherwise
 */
export const textedBy =
  <Event>(invoke: (event: Event) => Promise<unknown>) =>
  async (event: Event): Promise<void> => {
    const answer = await invoke(event);
    if (answer === 'refused') throw new RefusedTextError('the text message was refused');
    if (answer !== 'sent') throw new Error('the function that texts gave another answer');
  };
