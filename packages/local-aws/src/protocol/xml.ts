import type { Output } from './protocol.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/**
 * An XML document. Lists are written as `<item>` elements (the EC2 protocol's form) and `undefined` as nothing.
 * `namespace` goes on the root.
 */
export function xmlDocument(root: string, namespace: string | undefined, value: Output): string {
  const attribute = namespace === undefined ? '' : ` xmlns="${namespace}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${attribute}>${content(value)}</${root}>`;
}

function content(value: Output): string {
  if (typeof value !== 'object') return escapeXml(String(value ?? ''));
  return Object.entries(value)
    .map(([name, inner]) => element(Array.isArray(value) ? 'item' : name, inner))
    .join('');
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

function element(name: string, value: Output): string {
  return value === undefined ? '' : `<${name}>${content(value)}</${name}>`;
}
