import { createHash } from 'node:crypto';

/** The first `length` hexadecimal digits of SHA-256 over `text`: an id that is the same in every process. */
export function hexFrom(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

/** A UUID (RFC 9562 version 8, "custom") derived from `text`. */
export function uuidFrom(text: string): string {
  return hexFrom(text, 30).replace(/^(.{8})(.{4})(.{3})(.{3})(.{12})$/, '$1-$2-8$3-8$4-$5');
}

/** EC2: the id of an instance, of 8 hexadecimal digits (before 2016) or 17. */
export const instanceId = /^i-([0-9a-f]{8}|[0-9a-f]{17})$/;

/** Systems Manager: the id of a machine that it manages, an instance or a hybrid node. */
export const managedId = /^(i-([0-9a-f]{8}|[0-9a-f]{17})|mi-[0-9a-f]{17})$/;

/** Whether it is a hybrid node: EC2 does not know it. */
export function isNode({ id }: { readonly id: string }): boolean {
  return id.startsWith('mi-');
}
