import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** The folder of a service: its functions' sources, and what serverless.yml says of each beside the handler. */
export async function serviceOf(
  functions: Readonly<Record<string, { readonly source: string; readonly says?: string }>>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'service-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'src'));
  const lines = Object.entries(functions).map(
    ([name, { says = '' }]) => `  ${name}: { handler: src/${name}.handler, ${says} }`,
  );
  const shared = 'shared: &shared { KEY: !Ref Key }';
  await writeFile(
    join(folder, 'serverless.yml'),
    `custom:\n  esbuild: \${file(../../packages/settings/esbuild.cjs)}\n  ${shared}\n${lines.length === 0 ? '' : 'functions:'}\n${lines.join('\n')}\n`,
  );
  for (const [name, { source }] of Object.entries(functions)) {
    await writeFile(join(folder, `src/${name}.ts`), source);
  }
  return folder;
}
