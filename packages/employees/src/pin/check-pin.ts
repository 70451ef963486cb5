import { changeAll, hmac, type Keys, keyOf, readAll } from '@opsline/attempts';
import type { AttemptStore } from './attempt-row.ts';
import { caller, type Entry, line, onContact, onEmployee, type Verdict } from './attempt-rules.ts';
import { countMiss } from './count-miss.ts';
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

/**
 * Checks a PIN: one read of the employee, two rows and two journals read, three writes, and one scrypt, whatever the
 * verdict and whoever it is for (ASVS 6.3.8). A wrong PIN is counted before its verdict is known to anybody. Throws
 * when the store or the pepper cannot be had; then no verdict was given, and the same entry may be checked again: it
 * is counted once.
 */
export async function checkPin(world: PinWorld, entered: PinEntry): Promise<Verdict> {
  const { employeeId, pin, contactId } = entered;
  if (parsePin(pin) === undefined) throw new Error('A PIN has four digits; anything else is no attempt.');
  const pepper = await world.pepper();
  const { store } = world;
  const now = world.now();
  const keys: Keys<'contact' | 'employee'> = [
    ['contact', keyOf(pepper, 'contact', contactId)],
    ['employee', keyOf(pepper, 'employee', employeeId)],
  ];
  const callerKey = keyOf(pepper, 'caller', entered.caller ?? 'withheld');
  const lineKey = keyOf(pepper, 'line', 'all');
  const [stored, rows, ofCaller, ofLine] = await Promise.all([
    world.storedPins.find(employeeId),
    readAll(store, keys),
    store.journal.read(callerKey),
    store.journal.read(lineKey),
  ]);
  const right = await isRight({ pepper, employeeId, pin, stored, cost: world.cost });
  const seal = hmac(pepper, ['entry', contactId, employeeId, pin]).toString('hex').slice(0, 32);
  const entry: Entry = { seal, right };
  const at = { entry, now };
  const atContact = onContact(rows('contact'), entry, now).verdict;
  const atCaller = await countMiss(
    store.journal,
    { ...at, ...caller, key: callerKey, read: ofCaller },
    atContact,
  );
  const atLine = await countMiss(store.journal, { ...at, ...line, key: lineKey, read: ofLine }, atCaller);
  return changeAll(store, { keys, now, read: rows }, (current) => {
    const contact = onContact(current('contact'), entry, now);
    const employee = onEmployee(current('employee'), { ...entry, refusal: contact.verdict ?? atLine }, now);
    return { verdict: employee.verdict, rows: { contact: contact.row, employee: employee.row } };
  });
}
