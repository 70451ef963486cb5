import { dayOf, mostSteps } from '../../src/audit/attempt-item.ts';
import type { AttemptRecord, AttemptTable, Untold, Written } from '../../src/audit/attempt-table.ts';
import { inOrder, steps, stepText } from '../../src/audit/steps.ts';

/** What is untold of a record after one more step. */
function untoldAfter(before: Untold | undefined, { untold }: Written): Untold | undefined {
  if (untold === undefined) return before;
  if (untold === 'nothing') return undefined;
  if ('phone' in untold) return untold;
  return before && { ...before, ...untold };
}

/** Attempts in memory; see `AttemptTable`. */
export function memoryAttempts(): AttemptTable & { readonly all: () => readonly AttemptRecord[] } {
  const records = new Map<string, AttemptRecord>();
  const sorted = () => [...records.values()].toSorted((a, b) => a.at - b.at);
  async function* those(which: (record: AttemptRecord) => boolean) {
    yield* sorted().filter(which);
  }
  const change = (id: string, dueAt: number, untold: (before: Untold) => Untold | undefined): boolean => {
    const record = records.get(id);
    if (record?.untold?.dueAt !== dueAt) return false;
    records.set(id, { ...record, untold: untold(record.untold) });
    return true;
  };
  return {
    all: sorted,
    write: async (written) => {
      const { step, keptUntil: _, callerEnds, proofs, userId, untold: __, ...rest } = written;
      const before = records.get(written.id);
      const known = before?.steps ?? [];
      const { kind } = steps[step.name];
      if ((kind === 'asked' || kind === 'refused') && known.length >= mostSteps) return false;
      const isNew = known.every((one) => stepText(one) !== stepText(step));
      if (kind === 'begun' && isNew && before?.untold !== undefined) return false;
      records.set(written.id, {
        ...rest,
        userId: before?.userId ?? userId,
        at: before?.at ?? step.at,
        callerEnds: callerEnds ?? before?.callerEnds,
        steps: isNew ? inOrder([...known, step]) : known,
        proofs: [...new Set([...(before?.proofs ?? []), ...proofs])],
        untold: untoldAfter(before?.untold, written),
      });
      return true;
    },
    due: async (now, most) =>
      [...records.values()]
        .filter(({ untold }) => untold !== undefined && untold.dueAt <= now)
        .toSorted((a, b) => Number(a.untold?.dueAt) - Number(b.untold?.dueAt))
        .slice(0, most),
    putOff: async (id, dueAt, until) => change(id, dueAt, (untold) => ({ ...untold, dueAt: until })),
    told: async (id, dueAt, owes) => {
      change(id, dueAt, (untold) => (owes.length === 0 ? undefined : { ...untold, owes }));
    },
    find: async (id) => records.get(id),
    ofDay: (day) => those(({ at }) => dayOf(at) === day),
    ofAccount: (account) => those((record) => record.account === account),
  };
}
