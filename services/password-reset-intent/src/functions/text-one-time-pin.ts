import { parseAt } from '@opsline/function-kit/door';
import * as z from 'zod/mini';
import type { Log } from '../log.ts';
import { phone, type Texted, texted } from '../out/texting.ts';
import { type Purpose, purposes } from '../reset/deed.ts';

const messageSchema = z.union([
  z.strictObject({
    to: phone,
    pin: z.string().check(z.regex(/^[0-9]{6}$/, 'expected six digits')),
    action: z.enum(purposes),
  }),
  z.strictObject({ to: phone, notice: z.literal('somebody tries') }),
]);

/** Asks for a one-time PIN to be texted to a number, and what it is for; or for its owner to be told that somebody tries. */
export type PinMessage = z.output<typeof messageSchema>;

/** Everything outside of textOneTimePin. */
type Ports = {
  /** Texts a one-time PIN, in our words or in AWS's; resolves when the message was accepted. */
  readonly sendPin: (to: string, pin: string, action: Purpose) => Promise<void>;
  /** Texts an owner that somebody tries, where there are words for it; AWS has none. */
  readonly sendWarning?: (to: string) => Promise<void>;
  readonly log: Log;
};

/**
 * The function that texts one-time PINs, in no network and with no right but to text.
 *
 * @returns a function from a `PinMessage` to what became of it. It throws when that is not known.
 */
export const createTextOneTimePin =
  ({ sendPin, sendWarning, log }: Ports) =>
  async (event: unknown): Promise<Texted> => {
    const message = parseAt('event', messageSchema, event);
    if ('pin' in message) return texted(log, () => sendPin(message.to, message.pin, message.action));
    return sendWarning === undefined ? 'refused' : texted(log, () => sendWarning(message.to));
  };
