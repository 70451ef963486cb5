import { parseAt } from '@opsline/function-kit/door';
import * as z from 'zod/mini';
import type { Log } from '../log.ts';
import { phone, type Texted, texted } from '../out/texting.ts';
import { type Purpose, purposes } from '../reset/deed.ts';

const pinSchema = z.object({
  to: phone,
  pin: z.string().check(z.regex(/^[0-9]{6}$/, 'expected six digits')),
  action: z.enum(purposes),
});

/** Asks for a one-time PIN to be texted to a number, and what it is for. */
export type TextedPin = z.output<typeof pinSchema>;

/** Everything outside of textOneTimePin. */
type Ports = {
  /** Texts a one-time PIN, in our words or in AWS's; resolves when the message was accepted. */
  readonly sendPin: (to: string, pin: string, action: Purpose) => Promise<void>;
  readonly log: Log;
};

/**
 * The function that texts one-time PINs, in no network and with no right but to text.
 *
 * @returns a function from a `TextedPin` to what became of it. It throws when that is not known.
 */
export const createTextOneTimePin =
  ({ sendPin, log }: Ports) =>
  (event: unknown): Promise<Texted> =>
    texted(log, async () => {
      const { to, pin, action } = parseAt('event', pinSchema, event);
      await sendPin(to, pin, action);
    });
