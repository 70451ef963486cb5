import { change, hmac, keyOf } from '@opsline/attempts';
import type { AttemptRow, AttemptStore, Decision } from './attempt-row.ts';
import {
  type Entry,
  onCaller,
  onContact,
  onEmployee,
  onLine,
  type Refusal,
  type Verdict,
} from './attempt-rules.ts';
import { parsePin } from './pin.ts';
import type { Cost } from './pin-policy.ts';
import { isRight } from './protected-pin.ts';
import type { StoredPin } from './stored-pin.ts';

/** Reads what `EmployeePIN` holds; undefined for an ID nobody has, and for an employee without a PIN. */
export type StoredPins = { find(employeeId: string): Promise<StoredPin | undefined> };

/** What checking PINs needs of the outside. */
export type PinWorld = {
  readonly storedPins: StoredPins;
  readonly store: AttemptStore;
  /** At least 32 secret bytes. Another pepper makes every protected PIN wrong and forgets every attempt. */
  readonly pepper: () => Promise<Uint8Array>;
  /** Epoch ms. */
  readonly now: () => number;
  /** What to spend on employees nobody is: as much as on those who are somebody. */
  readonly cost: Cost;
};

/** Somebody's PIN, as entered. Identifiers are any text without U+001F. */
export type PinEntry = {
  readonly employeeId: string;
  /** Four digits; see `parsePin`. */
  readonly pin: string;
  /** The calling number, E.164; undefined when it is withheld. Those who withhold it share one limit. */
  readonly caller: string | undefined;
  /** The contact in which it was entered: the same PIN for the same employee in it is the same entry. */
  readonly contactId: string;
};

type Rule = (row: AttemptRow, entry: Entry, now: number) => Decision<Refusal | undefined>;
type Step = { readonly key: string; readonly row: AttemptRow; readonly rule: Rule };

/** Applies the limits in turn; once one refuses, the others only write back what they read. */
const refusalBy = async (
  { store }: PinWorld,
  steps: readonly Step[],
  entry: Entry,
  now: number,
): Promise<Refusal | undefined> => {
  let refusal: Refusal | undefined;
  for (const { key, row: read, rule } of steps) {
    const earlier = refusal;
    refusal = await change(store, { key, now, read }, (row) =>
      earlier === undefined ? rule(row, entry, now) : { verdict: earlier, row },
    );
  }
  return refusal;
};

/**
 * Checks a PIN: one read of the employee, four rows read and four written, and one scrypt, whatever the verdict and
 * whoever it is for (ASVS 6.3.8). A wrong PIN is counted before its verdict is known to anybody. Throws when the
 * store or the pepper cannot be had; then no verdict was given, and the same entry may be checked again.
 */
export const checkPin = async (world: PinWorld, entered: PinEntry): Promise<Verdict> => {
  const { employeeId, pin, caller, contactId } = entered;
  if (parsePin(pin) === undefined) throw new Error('A PIN has four digits; anything else is no attempt.');
  const pepper = await world.pepper();
  const now = world.now();
  const places = [
    { key: keyOf(pepper, 'contact', contactId), rule: onContact },
    { key: keyOf(pepper, 'caller', caller ?? 'withheld'), rule: onCaller },
    { key: keyOf(pepper, 'line', 'all'), rule: onLine },
  ];
  const employeeKey = keyOf(pepper, 'employee', employeeId);
  const [stored, employee, ...steps] = await Promise.all([
    world.storedPins.find(employeeId),
    world.store.read(employeeKey),
    ...places.map(async (place) => ({ ...place, row: await world.store.read(place.key) })),
  ]);
  const right = await isRight({ pepper, employeeId, pin, stored, cost: world.cost });
  const seal = hmac(pepper, ['entry', contactId, employeeId, pin]).toString('hex').slice(0, 32);
  const refusal = await refusalBy(world, steps, { seal, right }, now);
  return change(world.store, { key: employeeKey, now, read: employee }, (row) =>
    onEmployee(row, { seal, right, refusal }, now),
  );
};
