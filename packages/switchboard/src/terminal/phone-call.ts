import { type PlacedCall, placeCall } from '@opsline/local-connect';
import { onStage } from '../stack/service-folder.ts';
import type { Stack } from '../stack/stack.ts';

/** The phone lines: the number of each, and the contact flow that it leads to, without its stage. */
const phoneLines = {
  'IT operations': { number: '+15550100199', flow: 'FrontDoor_MainFlow' },
  'patch status': { number: '+15550100197', flow: 'PatchStatus_MainFlow' },
  'user administration': { number: '+15550100198', flow: 'User administration' },
} as const;

export type PhoneLineName = keyof typeof phoneLines;

/**
 * Calls a phone line.
 *
 * @param from the caller's number, E.164; undefined if it is withheld
 */
export function phoneCall({ phone }: Stack, name: PhoneLineName, from: string | undefined): PlacedCall {
  const { number, flow } = phoneLines[name];
  return placeCall((caller) =>
    phone.connect.call({
      ...(from === undefined ? {} : { from }),
      to: number,
      flow: phone.flow(onStage(flow)),
      caller,
    }),
  );
}
