import { afterAll, type RunnerTask, TestRunner } from 'vitest';

declare global {
  var changeIsSeen: boolean | undefined;
}

// Before each test file: once one of them has failed for a change, no other is loaded for it.
if (globalThis.changeIsSeen === true) throw new Error('the change was seen already');

const { file } = TestRunner.getCurrentSuite();

afterAll(() => {
  if (file !== undefined && failed(file)) globalThis.changeIsSeen = true;
});

function failed(task: RunnerTask): boolean {
  return task.result?.state === 'fail' || ('tasks' in task && task.tasks.some(failed));
}
