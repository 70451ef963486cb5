import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { folder } from './world.ts';

const run = promisify(execFile);

const template = z.object({
  Resources: z.record(
    z.string(),
    z.looseObject({
      Type: z.string(),
      Condition: z.string().optional(),
      Properties: z.record(z.string(), z.json()).default({}),
    }),
  ),
  Conditions: z.record(z.string(), z.json()),
});

export type Template = z.infer<typeof template>;

/** The CloudFormation template `serverless package` makes of the service's folder, without credentials or network. */
export async function packageService(
  stage: string,
  params: Readonly<Record<string, string>> = {},
): Promise<Template> {
  const target = await mkdtemp(join(tmpdir(), 'compliance-alerts-'));
  try {
    const given = Object.entries(params).map(([name, value]) => `--param=${name}=${value}`);
    await run(
      join(folder, 'node_modules/.bin/serverless'),
      ['package', '--stage', stage, '--package', target, ...given],
      {
        cwd: folder,
        env: {
          PATH: [dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
          HOME: target,
          NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
          SLS_TELEMETRY_DISABLED: '1',
          OPSLINE_STAGES: '',
        },
      },
    );
    return template.parse(
      JSON.parse(await readFile(join(target, 'cloudformation-template-update-stack.json'), 'utf8')),
    );
  } finally {
    await rm(target, { recursive: true, force: true });
  }
}

const statement = z.object({
  Effect: z.literal('Allow'),
  Action: z.union([z.string(), z.array(z.string())]).transform((action) => [action].flat()),
  Resource: z.json(),
  Condition: z.json().optional(),
});
const policy = z.object({ PolicyDocument: z.object({ Statement: z.array(statement) }) });

/** Every statement that lets the state machine's role, or the one it reads with, do something. */
export function machineStatements({ Resources }: Template): readonly z.infer<typeof statement>[] {
  const inline = z.array(policy).parse(Resources.MachineRole?.Properties.Policies);
  const attached = [Resources.PostToSinks, Resources.ReadAccounts].map((one) =>
    policy.parse(one?.Properties),
  );
  const reading = z.array(policy).parse(Resources.ReadRole?.Properties.Policies);
  return [...inline, ...attached, ...reading].flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}
