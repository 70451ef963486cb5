import { type Employee, type Employees, isEmployeeId } from '@opsline/employees';
import { parseAt } from '@opsline/function-kit/door';
import { digest } from '@opsline/function-kit/log';
import { isOnHold, type OneTimePins } from '@opsline/otp';
import { textable } from '@opsline/otp/textable';
import * as z from 'zod/mini';
import { type Log, namesOf } from '../log.ts';

/** Asks for a one-time PIN to be texted. */
export type OneTimePinRequest = { readonly employeeId: string; readonly conversation: string };

const requestSchema = z.object({
  employeeId: z.string().check(z.refine(isEmployeeId, 'expected an employee ID')),
  conversation: z.string().check(z.minLength(1), z.maxLength(300)),
});

/** @throws {InputError} naming the path and what was expected there, and no value */
function parseRequest(event: unknown): OneTimePinRequest {
  return parseAt('event', requestSchema, event);
}

/** What sending needs of the outside. */
export type Sending = {
  readonly employees: Pick<Employees, 'findById'>;
  readonly oneTimePins: Pick<OneTimePins, 'issue'>;
  /** Texts a one-time PIN to an E.164 number; resolves when the message was accepted. */
  readonly sendPin: (to: string, pin: string) => Promise<void>;
  /** Texts an E.164 number that somebody tries with the ID of whoever has it. */
  readonly sendWarning?: (to: string) => Promise<void>;
  /** The prefixes of numbers that may be texted, such as `+1`. */
  readonly allowedPrefixes: readonly string[];
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: Log;
};

/**
 * The function that texts one-time PINs, apart from the conversation: whoever waits for its reply learns nothing
 * from it, neither by words nor by time.
 *
 * @returns a function from `{ employeeId, conversation }` to nothing. It throws when the message could not be
 * sent, without saying to whom, so that Lambda counts an error.
 */
export const createSender =
  (world: Sending) =>
  async (event: unknown): Promise<void> => {
    const { sendWarning } = world;
    try {
      const { employeeId, conversation } = parseRequest(event);
      const employee = await world.employees.findById(employeeId);
      const phone = reachable(employee, world);
      const outcome = await world.oneTimePins.issue(
        { holder: employeeId, conversation, person: conversation, phone },
        async (pin) => {
          if (phone !== undefined) await world.sendPin(phone, pin);
        },
        sendWarning &&
          (async () => {
            if (phone !== undefined) await sendWarning(phone);
            world.log({ event: 'warning', conversation: digest(conversation), outcome: 'told' });
          }),
      );
      world.log({
        event: 'one-time PIN',
        conversation: digest(conversation),
        outcome: phone ? outcome : 'nobody',
      });
    } catch (fault) {
      world.log({ event: 'fault', error: namesOf(fault) });
      throw new Error('the one-time PIN was not sent');
    }
  };

/** The number on record, if it may be texted and has been on record long enough. */
function reachable(employee: Employee | undefined, { allowedPrefixes, now }: Sending): string | undefined {
  return employee?.phone !== undefined &&
    textable(employee.phone, allowedPrefixes) &&
    !isOnHold(employee.phoneChangedAt, now())
    ? employee.phone
    : undefined;
}
