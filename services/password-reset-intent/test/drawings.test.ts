import { readFileSync } from 'node:fs';
import { mannersTable } from '@opsline/lex-kit/testing';
import { mermaid } from '@opsline/local-connect';
import { expect, test } from 'vitest';
import { flowsWith } from './stage/phone-line.ts';

test('the contact flow is drawn as it is deployed', async () => {
  const { main } = flowsWith('helpdesk');
  const page = `# The contact flow, drawn

What is said stands in quotation marks; an edge without words is the way when all is well. \`pnpm scenes:accept\` draws the
flow anew from its file.

\`\`\`mermaid
${mermaid({ 'User administration': main })}
\`\`\`
`;
  await expect(page).toMatchFileSnapshot('../flows/README.md');
});

test('the README draws the manners as they are', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  expect(readme).toContain(mannersTable());
});
