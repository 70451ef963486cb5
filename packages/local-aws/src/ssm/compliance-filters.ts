import { z } from 'zod';

const comparisons = {
  EQUAL: (actual: string, wanted: string) => actual === wanted,
  NOT_EQUAL: (actual: string, wanted: string) => actual !== wanted,
  BEGIN_WITH: (actual: string, wanted: string) => actual.startsWith(wanted),
  LESS_THAN: (actual: string, wanted: string) => actual < wanted,
  GREATER_THAN: (actual: string, wanted: string) => actual > wanted,
} as const;

const filter = z.strictObject({
  Key: z.string().min(1).max(200),
  Values: z.array(z.string()).min(1).max(20),
  Type: z.enum(['EQUAL', 'NOT_EQUAL', 'BEGIN_WITH', 'LESS_THAN', 'GREATER_THAN']).default('EQUAL'),
});

/** SSM API model, ComplianceStringFilterList. Type is the enum on the wire, not the `NotEqual` of the prose. */
export const complianceFilters = z.array(filter).default([]);

/**
 * Whether all filters hold on what an item has under each key: NOT_EQUAL for every value, the others for any.
 */
export function matches(
  facts: Readonly<Record<string, string>>,
  filters: z.output<typeof complianceFilters>,
): boolean {
  return filters.every(({ Key, Values, Type }) => {
    const holds = (value: string): boolean => comparisons[Type](facts[Key] ?? '', value);
    return Type === 'NOT_EQUAL' ? Values.every(holds) : Values.some(holds);
  });
}
