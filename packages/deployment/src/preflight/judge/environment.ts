import type { Finding } from '../finding.ts';
import type { PlannedFunction } from '../plan.ts';

/** Bytes that the names and values of a function's variables may have together (AWS Lambda, "Lambda quotas"). */
const largest = 4096;

/** From here on it is said how much is left. */
const nearly = 3600;

/** Whether a function's variables fit. */
export function judgeEnvironment({ name, environment }: PlannedFunction): Finding[] {
  const bytes = Buffer.byteLength(Object.entries(environment).flat().join(''));
  if (bytes < nearly) return [];
  return [
    {
      weight: bytes > largest ? 'stops' : 'note',
      about: name,
      found: `its variables have ${bytes} bytes of ${largest}`,
      todo: 'Shorten the longest parameters of the stage, such as directoryDenyGroups.',
    },
  ];
}
