import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What tests, and the tools that they call, leave among the temporary files goes when the run ends. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'opsline-tests-'));
  // Read by os.tmpdir() here, and handed down to each process that is started.
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
