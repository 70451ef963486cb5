import { LexRuntimeV2Client } from '@aws-sdk/client-lex-runtime-v2';
import { startLexServer } from '../../src/index.ts';
import { createWorld } from '../bot-world.ts';

/** The address of the bot that answers at once. */
export const bot = { botId: 'A1B2C3D4E5', botAliasId: 'TSTALIASID', localeId: 'en_US' };

/**
 * A server with three bots: one that works but for "order a patch for windows", `SLOW000000` whose function answers
 * when `gate.open` is called, and `BROKEN0000`, which finds a fault in this program.
 */
export async function serveBots() {
  const gate: { open?: () => void } = {};
  const faults: unknown[] = [];
  const denied = new Set<string>();
  const world = createWorld('order-bot.yml', (event) => {
    if (event.inputTranscript === 'order a patch for windows') throw new Error('boom');
    return undefined;
  });
  const slow = createWorld('order-bot.yml', undefined, {
    hook: () =>
      new Promise((resolve) => {
        gate.open = () => resolve({ sessionState: { dialogAction: { type: 'Delegate' } } });
      }),
  });
  const broken = createWorld('order-bot.yml', undefined, {
    onTurn: () => {
      throw new Error('disk full');
    },
  });
  const server = await startLexServer({
    bots: [
      { ...bot, runtime: world.runtime },
      { ...bot, botId: 'SLOW000000', runtime: slow.runtime },
      { ...bot, botId: 'BROKEN0000', runtime: broken.runtime },
    ],
    onFault: (fault) => faults.push(fault),
    authorize: (_, { action }) => (denied.has(action) ? { kind: 'denied', message: action } : undefined),
  });
  const client = new LexRuntimeV2Client({
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  return { server, client, gate, faults, denied };
}

/** What `serveBots` gives. */
export type Served = Awaited<ReturnType<typeof serveBots>>;
