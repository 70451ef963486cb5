import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export const serverlessYml = `
service: small
provider: { name: aws, runtime: nodejs24.x, region: us-east-1 }
plugins: ["@opsline/settings/bundling", serverless-offline]
custom: { esbuild: "\${file(../../packages/settings/esbuild.cjs)}" }
functions:
  answer:
    handler: src/lambda.handler
    role: AnswerRole
    timeout: 1
    events: [{ httpApi: { method: POST, path: /answer } }]
resources: { Resources: {} }
`;

/** A service with one function, of this source, and the plugins of a real one. */
export async function serviceOf(source: string): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'opsline-service-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const repository = join(import.meta.dirname, '../../../..');
  const folder = join(root, 'services/small');
  await mkdir(join(folder, 'src'), { recursive: true });
  await symlink(join(repository, 'packages'), join(root, 'packages'));
  await symlink(join(repository, 'services/auth-lookup/node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{ "name": "small" }');
  await writeFile(join(folder, 'serverless.yml'), serverlessYml);
  await writeFile(join(folder, 'src/lambda.ts'), source);
  return folder;
}
