import { type Cost, dearest, saltBytes } from './pin-policy.ts';

/** What `EmployeePIN` holds: the PIN itself, or its protected form. */
export type StoredPin =
  | { readonly kind: 'plain'; readonly pin: string }
  | { readonly kind: 'protected'; readonly cost: Cost; readonly salt: Uint8Array; readonly seal: string };

type Protected = Extract<StoredPin, { kind: 'protected' }>;

const plainPattern = /^[0-9]{4}$/;

// After the PHC string format: what it is, its version, what it costs, salt, seal.
const protectedPattern =
  /^\$opsline-pin\$v=1\$ln=([0-9]{1,2}),r=([0-9]{1,2}),p=([0-9]{1,2})\$([0-9A-Za-z_-]+)\$([0-9A-Za-z_-]{43})$/;

function isAffordable({ ln, r, p }: Cost): boolean {
  return ln >= 1 && ln <= dearest.ln && r >= 1 && r <= dearest.r && p >= 1 && p <= dearest.p;
}

/** The text of `EmployeePIN` as it is understood, or undefined when it is neither form, or too dear to check. */
export function parseStoredPin(text: string): StoredPin | undefined {
  if (plainPattern.test(text)) return { kind: 'plain', pin: text };
  const [, ln, r, p, salt, seal] = protectedPattern.exec(text) ?? [];
  if (salt === undefined || seal === undefined) return undefined;
  const cost: Cost = { ln: Number(ln), r: Number(r), p: Number(p) };
  const bytes = Buffer.from(salt, 'base64url');
  return isAffordable(cost) && bytes.length >= saltBytes
    ? { kind: 'protected', cost, salt: bytes, seal }
    : undefined;
}

/** The protected form as text: `$opsline-pin$v=1$ln=14,r=8,p=5$salt$seal`. */
export function textOf({ cost, salt, seal }: Omit<Protected, 'kind'>): string {
  return `$opsline-pin$v=1$ln=${cost.ln},r=${cost.r},p=${cost.p}$${Buffer.from(salt).toString('base64url')}$${seal}`;
}
