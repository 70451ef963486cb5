import { placeReturnableCall, type ReturnableCall, type Visited } from '@opsline/local-connect';
import { onStage } from '../stack/service-folder.ts';
import type { Stack } from '../stack/stack.ts';

/** The phone lines: the number of each, the contact flow that it leads to, without its stage, and the service whose
 * tests play calls to it: the tour has those of the front door. */
export const phoneLines = {
  'IT operations': { number: '+15550100199', flow: 'FrontDoor_MainFlow', service: undefined },
  'patch status': {
    number: '+15550100197',
    flow: 'PatchStatus_MainFlow',
    service: 'patch-status-intent',
  },
  'user administration': {
    number: '+15550100198',
    flow: 'User administration',
    service: 'password-reset-intent',
  },
} as const;

export type PhoneLineName = keyof typeof phoneLines;

/**
 * Calls a phone line.
 *
 * @param from the caller's number, E.164; undefined if it is withheld
 * @param onBlock told of every block that it went through
 */
export function phoneCall(
  { phone }: Stack,
  name: PhoneLineName,
  from: string | undefined,
  onBlock: (visited: Visited) => void = () => {},
): ReturnableCall {
  const { number, flow } = phoneLines[name];
  return placeReturnableCall((caller, journal) =>
    phone.connect.call({
      ...(from === undefined ? {} : { from }),
      to: number,
      flow: phone.flow(onStage(flow)),
      caller,
      journal,
      onBlock,
    }),
  );
}
