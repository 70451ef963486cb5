import { checkEnvironment } from '@opsline/settings/plugin/environment';
import { environmentParserOf } from '@opsline/settings/plugin/service-modules';
import * as z from 'zod/mini';
import { tell } from '../services.ts';
import type { Finding } from './finding.ts';
import { judgeUnset } from './judge/secrets.ts';

/** A service as it would be deployed, or what the command said that cannot read it. */
export type PrintedService =
  | { readonly json: unknown; readonly findings: readonly Finding[] }
  | { readonly wrong: string };

const printed = z.object({
  service: z.string(),
  functions: z._default(
    z.record(
      z.string(),
      z.object({ handler: z.string(), environment: z._default(z.record(z.string(), z.unknown()), {}) }),
    ),
    {},
  ),
});

/** Reads the service in a folder by the command that deploys it, which checks its parameters. It asks nobody else. */
export async function printService(folder: string, stage: string): Promise<PrintedService> {
  const { answer, said, code } = await tell(folder, 'print', stage, '--format', 'json');
  if (code !== 0) return { wrong: `${said}${answer}`.trim() };
  const json: unknown = JSON.parse(answer);
  const { service, functions } = printed.parse(json);
  const unset = await Promise.all(
    Object.values(functions).map(
      async ({ handler, environment }) =>
        checkEnvironment('environment', environment, await environmentParserOf(folder, handler)).unset,
    ),
  );
  return {
    json,
    findings: judgeUnset(service, [...new Set(unset.flat())]),
  };
}
