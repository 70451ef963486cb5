import { parseAt } from '@opsline/function-kit/door';
import * as z from 'zod/mini';
import type { Log } from '../log.ts';
import { ownerNotices, passwordText } from '../out/messages.ts';
import { phone, type Texted, texted } from '../out/texting.ts';
import { longestPassword } from '../reset/password.ts';

const messageSchema = z.union([
  z.strictObject({ to: phone, password: z.string().check(z.minLength(1), z.maxLength(longestPassword)) }),
  z.strictObject({ to: phone, notice: z.enum(['reset', 'new one needed']) }),
]);

/** Asks for the owner of an account to be texted a new password, that there was a reset, or that one is needed. */
export type OwnerMessage = z.output<typeof messageSchema>;

/** … of which these hold no secret. */
export type OwnerNotice = Extract<OwnerMessage, { readonly notice: unknown }>;

/** Everything outside of textOwner. */
type Ports = {
  readonly sendText: (to: string, text: string) => Promise<void>;
  readonly log: Log;
};

/**
 * The function that texts the owner of an account, in no network and with no right but to text. A new password is in its
 * event, its memory and the text message, and nowhere else.
 *
 * @returns a function from an `OwnerMessage` to what became of it. It throws when that is not known.
 */
export const createTextOwner =
  ({ sendText, log }: Ports) =>
  async (event: unknown): Promise<Texted> => {
    const message = parseAt('event', messageSchema, event);
    const text = 'password' in message ? passwordText(message.password) : ownerNotices[message.notice];
    return texted(log, () => sendText(message.to, text));
  };
