import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDefinition } from '@opsline/local-kit/read-template';
import { expect, test } from 'vitest';

async function written(lines: string) {
  const folder = await mkdtemp(join(tmpdir(), 'local-kit-'));
  try {
    await writeFile(join(folder, 'main.yml'), lines);
    return readDefinition(folder, 'main.yml');
  } finally {
    await rm(folder, { recursive: true });
  }
}

function file(path: string) {
  return `\${file(${path})}`;
}
const kept = `\${Kept}`;

test('files named in a definition take their place, from the service’s folder, at any depth', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'local-kit-'));
  try {
    await mkdir(join(folder, 'parts'));
    await writeFile(join(folder, 'main.yml'), `States:\n  A: ${file('parts/a.yml')}\nName: ${kept}\n`);
    await writeFile(join(folder, 'parts/a.yml'), `Retry: ${file('parts/retry.json')}\n`);
    await writeFile(join(folder, 'parts/retry.json'), '[1]');
    expect(readDefinition(folder, 'main.yml')).toEqual({ States: { A: { Retry: [1] } }, Name: kept });
    await writeFile(join(folder, 'parts/a.yml'), `Retry: ${file('parts/none.yml')}\n`);
    expect(() => readDefinition(folder, 'main.yml')).toThrow('none.yml');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.each(['file(a.yml):key', 'self:custom.name', 'sls:stage', 'param:x, "y"', 'AWS::Region', 'env:HOME'])(
  'a variable of Serverless, %s, is refused by its path',
  async (variable) => {
    const lines = `States:\n  A: { Arguments: [0, 'in \${${variable}}'] }\n`;
    await expect(written(lines)).rejects.toThrow(`main.yml.States.A.Arguments.1: \${${variable}`);
  },
);
