import { basename, dirname, join } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';
import all from '../vitest.workspace.ts';
import { QuickestToSee, watching } from './mutate-order.ts';

/**
 * A bundle runs in a process of its own, and Samba in none of ours; a matrix of faults, hundreds at once, days under siege and
 * whole pages of conversations are too much to try for each mutant.
 */
const elsewhere = [
  ...configDefaults.exclude,
  '**/{bundle,contention,deployed,directory-samba,fault-matrix,off-the-script,siege}.test.ts',
];

/** The tests of a service's pages. */
const pages = 'test/conversations.test.ts';

const mutated = process.env.OPSLINE_MUTATED;

/** The tests of one package, which `mutate.ts` names. */
export default defineConfig({
  ...all,
  test: {
    ...all.test,
    sequence: { sequencer: QuickestToSee },
    reporters: [watching],
    setupFiles: [all.test?.setupFiles ?? [], join(import.meta.dirname, 'mutate-until-seen.ts')].flat(),
    projects: (all.test?.projects ?? []).flatMap((project) =>
      typeof project === 'object' && 'test' in project && project.test?.name === `@opsline/${mutated}`
        ? [
            {
              ...project,
              test: {
                ...project.test,
                exclude: [...elsewhere, ...pagesIn(project.test.root)],
                isolate: false,
              },
            },
          ]
        : [],
    ),
  },
});

function pagesIn(root = ''): string[] {
  return basename(dirname(root)) === 'services' ? [pages] : [];
}
