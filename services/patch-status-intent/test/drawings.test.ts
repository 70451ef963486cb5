import { readFileSync } from 'node:fs';
import { mannersTable } from '@opsline/lex-kit/testing';
import { mermaid } from '@opsline/local-connect';
import { expect, test } from 'vitest';
import { flowsWith } from './stage/phone-line.ts';

test('the contact flows are drawn as they are deployed', async () => {
  const drawings = Object.entries(flowsWith('helpdesk')).map(
    ([name, flow]) => `\n## ${name}\n\n\`\`\`mermaid\n${mermaid({ [name]: flow })}\n\`\`\`\n`,
  );
  const page = `# The contact flows, drawn

A call begins in PatchStatus_MainFlow. What is said stands in quotation marks; an edge without words is the way when all is
well. \`pnpm scenes:accept\` draws the flows anew from their files.
${drawings.join('')}`;
  await expect(page).toMatchFileSnapshot('../flows/README.md');
});

test('the README draws the manners as they are', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  expect(readme).toContain(mannersTable());
});
