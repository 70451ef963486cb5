import { scrypt } from 'node:crypto';
import { constantTimeEqual, hmac } from '@opsline/attempts';
import { parsePin } from './pin.ts';
import { type Cost, saltBytes, scryptCost } from './pin-policy.ts';
import { type StoredPin, textOf } from './stored-pin.ts';
import { type Owner, weaknessOf } from './weak-pin.ts';

const hashBytes = 32;

type Secret = {
  readonly pepper: Uint8Array;
  readonly employeeId: string;
  readonly pin: string;
  readonly salt: Uint8Array;
  readonly cost: Cost;
};

function hashed({ pin, salt, cost: { ln, r, p } }: Secret): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // What scrypt needs, and as much again for what Node counts beside it.
    const options = { N: 2 ** ln, r, p, maxmem: 2 * 128 * 2 ** ln * r + 2 ** 20 };
    scrypt(pin, salt, hashBytes, options, (error, hash) => (error ? reject(error) : resolve(hash)));
  });
}

async function sealOf(secret: Secret): Promise<string> {
  const hash = await hashed(secret);
  return hmac(secret.pepper, ['EmployeePIN', secret.employeeId, hash.toString('base64url')]).toString(
    'base64url',
  );
}

/** A PIN to protect, whose it is, and 16 random bytes or more. */
export type NewPin = Owner & {
  readonly pepper: Uint8Array;
  readonly pin: string;
  readonly salt: Uint8Array;
  /** `COST` unless told. */
  readonly cost?: Cost;
};

/**
 * A PIN as it is stored: scrypt (RFC 7914) and then HMAC-SHA256 with the pepper, bound to the employee, as text that
 * says how it was made. Without the pepper the text gives nothing away; with it all 10,000 PINs can be tried.
 * Throws when the PIN is not four digits or is one of those that are guessed first (`weaknessOf`).
 */
export async function protectPin({ pin, salt, cost = scryptCost, ...owner }: NewPin): Promise<string> {
  const of = `The PIN of employee ${owner.employeeId}`;
  if (parsePin(pin) === undefined) throw new Error(`${of} must be four digits.`);
  if (salt.length < saltBytes) throw new Error(`${of} needs a salt of at least ${saltBytes} bytes.`);
  const weakness = weaknessOf(pin, owner);
  if (weakness !== undefined) throw new Error(`${of} is refused: it is ${weakness}.`);
  const { pepper, employeeId } = owner;
  return textOf({ cost, salt, seal: await sealOf({ pepper, employeeId, pin, salt, cost }) });
}

/** An entry to compare with what is stored. */
export type Comparison = {
  readonly pepper: Uint8Array;
  readonly employeeId: string;
  readonly pin: string;
  /** Undefined for an employee nobody is, or without a PIN: no entry is right then. */
  readonly stored: StoredPin | undefined;
  /** What to spend where nothing stored says it. */
  readonly cost: Cost;
};

/** Whether the entry is the PIN: one scrypt and one comparison in constant time, whatever is stored. */
export async function isRight({ stored, ...entry }: Comparison): Promise<boolean> {
  if (stored?.kind === 'protected') {
    return constantTimeEqual(stored.seal, await sealOf({ ...entry, salt: stored.salt, cost: stored.cost }));
  }
  const decoy = hmac(entry.pepper, ['decoy salt', entry.employeeId]).subarray(0, saltBytes);
  const seal = await sealOf({ ...entry, salt: decoy });
  return stored === undefined ? constantTimeEqual('', seal) : constantTimeEqual(stored.pin, entry.pin);
}
