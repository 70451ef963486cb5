import { readBlocks } from '@opsline/local-slack';
import type { Execution, Machine } from '@opsline/local-states';
import { z } from 'zod';
import type { Board } from '../board/board.ts';
import type { AlertSeen, MondayItem } from '../board/items.ts';
import { drawnMachine } from './drawn-machine.ts';

/** What the Monday list is started with. */
export type MondayParts = {
  /** As it is now. */
  readonly machine: Machine;
  /** Monday, 08:00: what came of it, and what was sent, with its body as it was. */
  readonly start: () => Promise<{
    readonly execution: Pick<Execution, 'status' | 'path'>;
    readonly alerts: readonly {
      readonly sink: AlertSeen['sink'];
      readonly lines: readonly string[];
      readonly body: unknown;
    }[];
  }>;
};

const teams = z.object({ attachments: z.array(z.object({ content: z.record(z.string(), z.unknown()) })) });
const slack = z.object({ blocks: z.unknown() });

/** Lets Mondays come, one after the other, and shows what each brought. */
export function createMondays(parts: MondayParts, board: Board) {
  let count = 0;
  return {
    come: async (): Promise<void> => {
      count += 1;
      const id = String(count);
      const { machine } = parts;
      const show = (status: string, seen: MondayItem['seen'], path: Execution['path']): void =>
        board.put({ kind: 'monday', id, status, seen, drawing: drawnMachine(machine, path) });
      show('is running', [], []);
      try {
        const { execution, alerts } = await parts.start();
        const seen = alerts.map(({ sink, lines, body }) => ({ sink, lines, ...asSeen(sink, body) }));
        show(execution.status.toLowerCase().replace('_', ' '), seen, execution.path);
      } catch (error) {
        show('broke off', [], []);
        throw error;
      }
    },
  };
}

/** What a reader sees of a body: a card, or blocks. One that is of neither form is read by its lines. */
function asSeen(sink: AlertSeen['sink'], body: unknown): Pick<AlertSeen, 'card' | 'blocks'> {
  if (sink === 'Teams') {
    const card = teams.safeParse(body).data?.attachments[0]?.content;
    return card === undefined ? {} : { card };
  }
  const read = readBlocks('message', slack.safeParse(body).data?.blocks);
  return 'blocks' in read ? { blocks: read.blocks } : {};
}
