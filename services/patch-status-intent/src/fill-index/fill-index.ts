import { hour } from '@opsline/function-kit/durations';
import { namesOf } from '../log.ts';
import { paced, type Reconciling, reconcile } from '../run-index/reconcile.ts';

/** What filling needs, and to whom it is told how far it is. */
export type Filling = Omit<Reconciling, 'unless' | 'progress'> & {
  /** Resolves when the next call may begin. */
  readonly turn: (signal: AbortSignal) => Promise<unknown>;
  readonly tell: (line: string) => void;
};

/** Windows that were read since are left alone, so that filling begun again goes on where it stopped. */
const since = hour;

/**
 * Fills the index of runs, or what is lacking of it, and tells how far it is.
 *
 * @returns whether every window is in it
 */
export async function fillIndex({ turn, tell, ...filling }: Filling): Promise<boolean> {
  const unless = filling.now() - since;
  const windows = paced(filling.windows, turn);
  let told = 0;
  const progress = (done: number, of: number): void => {
    const percent = Math.floor((done / of) * 100);
    if (percent < told + 10 && done < of) return;
    told = percent;
    tell(`${done} of ${of} windows`);
  };
  const { read, due, windows: there, faults } = await reconcile({ ...filling, windows, unless, progress });
  const whole = read === due && faults.length === 0 && !filling.deadline.aborted;
  tell(
    whole
      ? `All ${there} windows are in the index.`
      : `${there - due + read} of ${there} windows are in the index: run it again, it goes on from there.`,
  );
  if (faults.length > 0) tell(`Systems Manager: ${namesOf(faults[0]).join(', ')}`);
  return whole;
}
