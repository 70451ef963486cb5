import { resolve } from 'node:path';
import { SettingsPlugin } from '../src/plugin/plugin.ts';
import type { Serverless } from '../src/plugin/serverless.ts';

export function folderOf(service: string): string {
  return resolve(import.meta.dirname, '../../../services', service);
}

export type Given = Readonly<Record<string, unknown>>;
type Deployed = Serverless['service']['functions'];

/**
 * The plugin in a service's folder, with what is given and what is set for stages; every parameter of `read` is read as a
 * template would.
 */
export function pluginIn(
  service: string,
  given: Given,
  { stage = 'dev', functions = {} as Deployed, byDefault = {} as Given, stages = '' } = {},
) {
  const warnings: string[] = [];
  const serverless: Serverless = {
    serviceDir: folderOf(service),
    service: { service: `opsline-${service}`, provider: {}, ...(functions && { functions }) },
    processedInput: {
      options: { stage, param: Object.entries(given).map(([name, value]) => `${name}=${value}`) },
    },
    configurationInput: {},
    classes: { Error },
  };
  const plugin = new SettingsPlugin(
    serverless,
    {},
    { log: { warning: (text) => warnings.push(text) } },
    { OPSLINE_STAGES: stages },
  );
  const resolveVariable = async (variable: string) => {
    if (variable === 'sls:stage') return stage;
    const [, source, name = ''] = /^(param:|self:params\.default\.)(.+), null$/.exec(variable) ?? [];
    return (source === 'param:' ? given[name] : undefined) ?? byDefault[name] ?? null;
  };
  const read = (address: string) =>
    plugin.configurationVariablesSources.checked.resolve({ address, resolveVariable });
  const check = async (): Promise<string> => {
    for (const name of Object.keys(given)) await read(name).catch(() => undefined);
    return plugin.check().then(
      () => '',
      (error: Error) => error.message,
    );
  };
  return { plugin, read, check, warnings };
}
