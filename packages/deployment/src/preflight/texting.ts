import type { PlannedFunction } from './plan.ts';

/** A configuration of Notify that a function texts by, and its template. */
export type Notifier = { readonly configurationId: string; readonly templateId: string };

/** The numbers that functions text from by SNS: each once, empty where AWS chooses. */
export function sendersOf(functions: readonly PlannedFunction[]): string[] {
  return [...new Set(functions.flatMap(({ environment }) => environment.ORIGINATION_NUMBER ?? []))];
}

/** What functions text by, where they do so by Notify: each once. */
export function notifiersOf(functions: readonly PlannedFunction[]): Notifier[] {
  const all = functions.flatMap(({ environment }) => {
    const { NOTIFY_CONFIGURATION_ID: configurationId, NOTIFY_TEMPLATE_ID: templateId } = environment;
    return configurationId === undefined || templateId === undefined ? [] : [{ configurationId, templateId }];
  });
  return [...new Map(all.map((it) => [`${it.configurationId} ${it.templateId}`, it])).values()];
}
