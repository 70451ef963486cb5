import { z } from 'zod';
import { statuses } from '../scenario/status.ts';

type Filter = { readonly Key: string; readonly Values: readonly string[] };

/** SSM API model, MaintenanceWindowFilterList: at most 5 filters, keys of 1-128 and values of 1-256 characters. */
function filtersOf<K extends string, V extends z.ZodType<string>>(keys: readonly K[], value: V) {
  return z
    .array(z.strictObject({ Key: z.enum(keys), Values: z.array(value).min(1) }))
    .max(5)
    .default([]);
}

const plainValue = z.string().min(1).max(256);

/** DescribeMaintenanceWindows: an exact name; enabled, documented as both `True` and `true`. */
export const identityFilters = filtersOf(['Name', 'Enabled'], plainValue).refine(
  (filters) =>
    filters.every(
      ({ Key, Values }) => Key !== 'Enabled' || Values.every((text) => /^(true|false)$/i.test(text)),
    ),
  'expected true or false for Enabled',
);

/** DescribeMaintenanceWindowTargets. */
export const targetFilters = filtersOf(['Type', 'WindowTargetId', 'OwnerInformation'], plainValue);

/** DescribeMaintenanceWindowExecutions: ISO 8601 times such as `2024-11-04T05:00:00Z`. */
export const executionFilters = filtersOf(
  ['ExecutedBefore', 'ExecutedAfter'],
  z.iso.datetime({ offset: true, error: 'expected a time such as 2024-11-04T05:00:00Z' }),
);

/** Tasks and invocations: a status in upper case; SKIPPED_OVERLAPPING is not documented as a filter value. */
export const statusFilters = filtersOf(['STATUS'], z.enum(statuses).exclude(['SKIPPED_OVERLAPPING']));

/** Whether all filters hold: a filter holds when any of its values does, by the rule of its key. */
export const holds =
  (filters: readonly Filter[]) =>
  <K extends string>(rules: Readonly<Record<K, (value: string) => boolean>>): boolean => {
    const byKey = new Map<string, (value: string) => boolean>(Object.entries(rules));
    return filters.every(({ Key, Values }) => Values.some((value) => byKey.get(Key)?.(value) ?? false));
  };
