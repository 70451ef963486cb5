import { Misused } from '@opsline/local-kit/command';

/** The option of every command that is about a stage. */
export const stageOption = { stage: { type: 'string' } } as const;

/** The stage that was asked for. @throws Misused where there is none */
export function stageAsked({ stage = '' }: { readonly stage?: string | undefined }): string {
  if (stage === '') throw new Misused('expected --stage');
  return stage;
}

/** The services that were named, or all. @throws Misused where one is none of them */
export function servicesAsked(
  services: Readonly<Record<string, string>>,
  named: readonly string[],
): readonly (readonly [name: string, path: string])[] {
  const unknown = named.filter((name) => !Object.hasOwn(services, name));
  if (unknown.length > 0) {
    throw new Misused(`${unknown.join(', ')}: expected of the services ${Object.keys(services).join(', ')}`);
  }
  return Object.entries(services).filter(([name]) => named.length === 0 || named.includes(name));
}
