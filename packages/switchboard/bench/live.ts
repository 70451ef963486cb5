import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { loadScenario } from '@opsline/local-aws';
import { root } from '../src/stack/service-folder.ts';
import { startStack } from '../src/stack/stack.ts';
import { median } from './median.ts';
import { quiet } from './quiet.ts';

/** In seconds: until everything is up, and until the service with the most functions is renewed, all of it bundled. */
export async function measureLive(): Promise<{ readonly start: number; readonly renewed: number }> {
  const bundlesAgain = () =>
    rm(join(root, 'node_modules/.cache/opsline/bundles'), { recursive: true, force: true });
  await bundlesAgain();
  const began = performance.now();
  const stack = await startStack({
    scenario: loadScenario('default', Date.now()),
    ...quiet,
  });
  try {
    const start = (performance.now() - began) / 1_000;
    const folder = stack.services.find((one) => basename(one.folder) === 'patch-status-intent')?.folder ?? '';
    const seconds: number[] = [];
    for (let times = 0; times < 3; times += 1) {
      await bundlesAgain();
      const before = performance.now();
      await stack.renew(folder);
      seconds.push((performance.now() - before) / 1_000);
    }
    return { start, renewed: median(seconds) };
  } finally {
    await stack.stop();
  }
}
