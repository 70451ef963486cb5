import type { Output } from './protocol.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/**
 * An XML document. `undefined` is written as nothing.
 *
 * @param namespace goes on the root
 * @param listed the element that each of a list is in: `item` in EC2's form, `member` in the others'
 */
export function xmlDocument(
  root: string,
  namespace: string | undefined,
  value: Output,
  listed: 'item' | 'member' = 'item',
): string {
  const attribute = namespace === undefined ? '' : ` xmlns="${namespace}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${attribute}>${content(value, listed)}</${root}>`;
}

function content(value: Output, listed: string): string {
  if (typeof value !== 'object') return escapeXml(String(value ?? ''));
  return Object.entries(value)
    .map(([name, inner]) => element(Array.isArray(value) ? listed : name, inner, listed))
    .join('');
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

function element(name: string, value: Output, listed: string): string {
  return value === undefined ? '' : `<${name}>${content(value, listed)}</${name}>`;
}
