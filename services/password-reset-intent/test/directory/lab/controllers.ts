import type { Meets } from '@opsline/lex-kit/testing';
import {
  type Fault,
  type LocalDirectory,
  type Phase,
  scenarioAccounts,
  startLocalDirectory,
} from '@opsline/local-directory';
import type { PatientClock } from './patient-clock.ts';

/** The connection is cut before a step has its effect, or after it. */
export function directoryFault(meets: Meets, at: Phase): Fault | undefined {
  const mishap = meets({ service: 'directory', operation: at });
  return mishap && { kind: 'reset', at, effect: mishap === 'lost' ? 'after' : 'before' };
}

/** The domain controllers of a company, with the same accounts. */
export async function startControllers(
  { now, nothingMoreComes }: PatientClock,
  count: 1 | 2,
): Promise<[LocalDirectory, ...LocalDirectory[]]> {
  const accounts = scenarioAccounts;
  const first = await startLocalDirectory({ accounts, now, onSilence: nothingMoreComes });
  const { bindPassword } = first;
  if (count === 1) return [first];
  return [first, await startLocalDirectory({ accounts, now, bindPassword })];
}
