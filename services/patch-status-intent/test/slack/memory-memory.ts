import type { Known, Memory } from '../../src/slack/memory.ts';
import { markOf } from '../../src/slack/message.ts';
import type { Told } from '../../src/slack/told.ts';

type Row = { stage: 'begun' | 'open' | 'done' | 'answered'; attempt: string; told?: Told; expires: number };

/** What is remembered, in memory; as DynamoDB it forgets what has expired. */
export function memoryMemory(now: () => number): Memory {
  const rows = new Map<string, Row>();
  const events = new Map<string, { key: string; expires: number }>();
  const ends = new Map<string, string>();
  const alive = <R extends { expires: number }>(row: R | undefined) =>
    row !== undefined && row.expires > now() ? row : undefined;
  const change = ({ key }: Known, more: Partial<Row>): void => {
    const row = rows.get(markOf(key));
    if (row) Object.assign(row, more);
  };
  return {
    take: async ({ key, event }, { by, forMs }) => {
      const expires = now() + forMs;
      if (event !== undefined) {
        if ((alive(events.get(event))?.key ?? key) !== key) return { is: 'duplicate' };
        events.set(event, { key, expires });
      }
      const row = alive(rows.get(markOf(key)));
      if (row === undefined || row.stage === 'open' || row.attempt === by) {
        rows.set(markOf(key), { stage: 'begun', attempt: by, expires });
        return { is: 'new' };
      }
      if (row.stage === 'done') return { is: 'duplicate' };
      return row.told ? { is: 'answered', told: row.told } : { is: 'begun' };
    },
    answered: async (message, told) => change(message, { stage: 'answered', told }),
    done: async (message) => change(message, { stage: 'done' }),
    reopen: async (message) => change(message, { stage: 'open' }),
    end: async (conversation, at) => void ends.set(conversation, at),
    endOf: async (conversation) => ends.get(conversation),
  };
}
