import { resolve } from 'node:path';
import { exitCodes } from '../exit-codes.ts';
import { type Told, tell } from '../services.ts';

/** Services by their names, with their folders from here. */
export type Chosen = readonly (readonly [name: string, path: string])[];

/** Has each service show something, one after the other, so that each is read as a whole. @returns the worst of the codes */
export async function showEach(chosen: Chosen, what: 'diff' | 'removal', stage: string): Promise<number> {
  const codes: number[] = [];
  for (const [name, path] of chosen) {
    const told = await tell(resolve(path), what, stage);
    write(name, told);
    codes.push(told.code);
  }
  return codes.includes(exitCodes.failed) ? exitCodes.failed : Math.max(...codes);
}

function write(name: string, { answer, said, code }: Told): void {
  if (code !== exitCodes.failed) return void process.stdout.write(answer);
  process.stderr.write(
    `${name}: ${[said, answer]
      .map((it) => it.trim())
      .join('\n')
      .trim()}\n`,
  );
}
