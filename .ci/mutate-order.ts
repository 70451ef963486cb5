import { BaseSequencer, type Reporter, type TestSpecification } from 'vitest/node';

/** What loading a file costs, beside its tests. Milliseconds. */
const loadingMs = 50;

/** How many changes a file is taken to have seen that saw none yet. */
const none = 0.05;

/** What is left of a change that was seen, once another was tried: neighbours are mostly seen by the same file. */
const fading = 0.95;

/** What each file of tests took at most, and how many changes it was the one to see. */
const tookMs = new Map<string, number>();
const seen = new Map<string, number>();

/** Looks how long each file took, and which one saw the change. */
export const watching: Reporter = {
  onTestRunEnd: (modules) => {
    for (const [file, times] of seen) seen.set(file, times * fading);
    for (const module of modules) {
      const file = module.moduleId;
      const { duration, collectDuration } = module.diagnostic();
      tookMs.set(file, Math.max(duration, tookMs.get(file) ?? 0));
      if (module.state() === 'failed' && collectDuration > 0) seen.set(file, 1 + (seen.get(file) ?? 0));
    }
  },
};

/** What is quick and has seen much goes first: one that sees the change ends the trial. */
export class QuickestToSee extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((one, other) => cost(one.moduleId) - cost(other.moduleId));
  }
}

function cost(file: string): number {
  return (loadingMs + (tookMs.get(file) ?? 0)) / (none + (seen.get(file) ?? 0));
}
