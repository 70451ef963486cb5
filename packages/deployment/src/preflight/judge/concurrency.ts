import type { Finding } from '../finding.ts';

/** What an account has, and what its functions hold (lambda:GetAccountSettings, GetFunctionConcurrency). */
export type Concurrency = {
  readonly limit: number;
  readonly unreserved: number;
  /** What the functions of the stage hold now, together. */
  readonly ours: number;
};

/** Not less may be left unreserved (AWS Lambda, "Configuring reserved concurrency"); of a smaller quota, nothing. */
const leastUnreserved = 100;

const ask = 'Service Quotas, AWS Lambda, "Concurrent executions" (L-B99A9384)';

/** Whether what the stage reserves can be had. @param wanted of all functions of the stage, together */
export function judgeConcurrency({ limit, unreserved, ours }: Concurrency, wanted: number): Finding[] {
  const free = Math.max(0, unreserved + ours - Math.min(leastUnreserved, limit));
  if (wanted > free) {
    return [
      {
        weight: 'stops',
        about: 'reserved concurrency',
        found: `the functions are to hold ${wanted}, and ${free} can be reserved: ${limit} in all, ${unreserved} of them unreserved`,
        todo: `Leave concurrency, sendConcurrency, noticeConcurrency and indexConcurrency at none, or ask for more: ${ask}.`,
      },
    ];
  }
  return limit < leastUnreserved
    ? [
        {
          weight: 'note',
          about: 'concurrency',
          found: `all functions of the account together run ${limit} at once`,
          todo: `Enough to begin with; before many call, ask for more: ${ask}.`,
        },
      ]
    : [];
}
