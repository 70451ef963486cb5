import { readDefinition } from '@opsline/local-kit/read-template';
import { mermaid, parseMachine } from '@opsline/local-states';
import { expect, test } from 'vitest';
import { substitutions } from './wire.ts';
import { folder } from './world.ts';

test('the state machine is drawn as it is deployed', async () => {
  const machine = parseMachine(readDefinition(folder, 'state-machine.asl.yml'), substitutions);
  const page = `# The state machine, drawn

Ends are rounded, questions are diamonds, and a dotted line is the way of an error. \`pnpm scenes:accept\` draws it anew from
[its file](../state-machine.asl.yml); each larger state has a file of its own beside this page.

\`\`\`mermaid
${mermaid(machine)}
\`\`\`
`;
  await expect(page).toMatchFileSnapshot('../state-machine/README.md');
});
