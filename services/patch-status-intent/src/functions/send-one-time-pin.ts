import { createOneTimePins } from '@opsline/otp';
import { createSender, type Sending } from '../out/send-one-time-pin.ts';

/** Everything outside of sendOneTimePin: what one-time PINs need, and what sending does. */
export type Ports = Parameters<typeof createOneTimePins>[0] & Omit<Sending, 'oneTimePins'>;

/** The function sendOneTimePin over its ports; see `createSender` for what comes in and out. */
export function createSendOneTimePin({
  employees,
  sendPin,
  sendWarning,
  allowedPrefixes,
  log,
  ...outside
}: Ports) {
  return createSender({
    ...{ employees, sendPin, allowedPrefixes, log },
    ...(sendWarning && { sendWarning }),
    now: outside.now,
    oneTimePins: createOneTimePins(outside),
  });
}
