import { existsSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { watch } from 'chokidar';
import type { Stack } from '../stack/stack.ts';
import type { Screen } from '../terminal/screen.ts';
import { concerned } from './concerned.ts';

/** What came of a change. */
export type LiveEvent =
  | { readonly kind: 'live'; readonly service: string; readonly ms: number }
  /** The one before is still there. */
  | { readonly kind: 'kept'; readonly service: string; readonly problem: string };

export type LiveOptions = {
  /** Of the repository. */
  readonly root: string;
  readonly now: () => number;
  readonly tell: (event: LiveEvent) => void;
};

/** Tells it on a screen, also where somebody is just asked something. */
export const toldOn =
  (screen: Screen) =>
  (event: LiveEvent): void =>
    screen.print(`${screen.interactive ? '\r\x1b[K' : ''}${inWords(event)}`);

function inWords(event: LiveEvent): string {
  return event.kind === 'live'
    ? `${event.service} is live as it is written now, after ${(event.ms / 1000).toFixed(1)} s`
    : `${event.service} stays as it was. ${event.problem}`;
}

/** Has a running stack follow its sources. */
export type Live = { readonly stop: () => Promise<void> };

/** What is no source, or is made of sources, from the repository's root. */
const ignored = /\/(node_modules|\.esbuild|\.serverless|test|bench|conversations)(\/|$)/;

/** A file is read when nobody has written to it for so long. */
const quiet = { stabilityThreshold: 60, pollInterval: 20 };

/**
 * Watches what the services of a stack are made of, and has each that a change concerns renewed, one after another.
 *
 * @returns once whatever changes from now on is seen; to be stopped before the stack
 */
export async function keepLive(
  stack: Pick<Stack, 'services' | 'inputsOf' | 'renew'>,
  { root, now, tell }: LiveOptions,
): Promise<Live> {
  const folders = stack.services.map(({ folder }) => folder);
  const watcher = watch([...folders, join(root, 'packages')], {
    ignored: (path) => ignored.test(`/${relative(root, path)}`),
    ignoreInitial: true,
    awaitWriteFinish: quiet,
  });
  const changed = new Set<string>();
  const renew = async (folder: string): Promise<void> => {
    const service = basename(folder);
    const began = now();
    try {
      await stack.renew(folder);
      tell({ kind: 'live', service, ms: now() - began });
    } catch (error) {
      tell({ kind: 'kept', service, problem: error instanceof Error ? error.message : String(error) });
    }
  };
  const follow = async (): Promise<void> => {
    while (changed.size > 0) {
      const services = folders.map((folder) => ({
        folder,
        inputs: stack.inputsOf(folder),
        gathers: existsSync(join(folder, 'owners.yml')),
      }));
      const stale = concerned([...changed], services, root);
      changed.clear();
      for (const folder of stale) if (!watcher.closed) await renew(folder);
    }
  };
  let following = Promise.resolve();
  watcher.on('all', (_, path) => {
    changed.add(resolve(path));
    following = following.then(follow);
  });
  await new Promise<void>((done) => watcher.once('ready', done));
  return {
    stop: async () => {
      await watcher.close();
      await following;
    },
  };
}
