import { parse } from 'yaml';
import * as z from 'zod/mini';

/** Where everything is rehearsed: an account that nobody has, in a Region that has Connect and is not the default. */
export const place = { account: '111122223333', region: 'eu-west-2' } as const;

/** What is only set where an earlier deployment left something, or to roll back. */
const notAtFirst = ['existingEmployeeTable', 'existingCallerKeyArn', 'existingDirectoryKeyArn', 'botVersion'];

/** The stage of the example that sets something. */
export const fullStage = 'prod';

const text = z.record(z.string(), z.string());

/** What is set for a stage: for every service, and for one. */
export type Settings = z.output<typeof settings>;

const settings = z.object({ all: text, services: z.record(z.string(), text) });

const example = z.object({ stages: z.object({ [fullStage]: settings }) });

/**
 * Every parameter that a first deployment can have, as the example of services/stages.yml shows it.
 *
 * @param written services/stages.example.yml; what it has behind a # and could be set is set
 */
export function everythingSet(written: string): Settings {
  const whole = written
    .replace(/^( +)#(\w+: )/gm, '$1$2')
    .split('\n')
    .filter((line) => !notAtFirst.includes(line.trim().split(':')[0] ?? ''))
    .join('\n');
  return example.parse(parse(whole, { schema: 'failsafe' })).stages[fullStage];
}

/** Stages as the variable OPSLINE_STAGES has them; without settings everything is as it is by default. */
export function stagesOf(stages: Readonly<Record<string, Settings | undefined>>): string {
  return JSON.stringify({
    stages: Object.fromEntries(Object.entries(stages).map(([name, set]) => [name, { ...place, ...set }])),
  });
}

/** Settings with more of them for one service. */
export function withMore(set: Settings, service: string, more: Readonly<Record<string, string>>): Settings {
  return { ...set, services: { ...set.services, [service]: { ...set.services[service], ...more } } };
}
