/** What AWS refused, and did not fail at, was not done (Smithy, error trait: `client`). */
export function wasRefused(fault: unknown): boolean {
  return fault instanceof Error && '$fault' in fault && fault.$fault === 'client';
}
