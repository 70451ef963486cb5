import { type Line, placeCall } from '@opsline/local-connect';
import type { Stack } from './stack.ts';

/** The number that is called. */
const lineNumber = '+15550100199';

/**
 * Calls the phone line.
 *
 * @param from the caller's number, E.164; undefined if it is withheld
 */
export const phoneCall = ({ phone }: Stack, from: string | undefined): Line =>
  placeCall((caller) =>
    phone.connect.call({
      ...(from === undefined ? {} : { from }),
      to: lineNumber,
      flow: phone.mainFlow('PatchStatus_MainFlow'),
      caller,
    }),
  );
