import type { Employee } from '@opsline/employees';
import type { Desk } from './desk.ts';
import { enrolEmployee } from './enrol-employee.ts';

/** How something is done: for a stage, perhaps only looked at, and to whom it is told. */
type Doing = {
  readonly stage: string;
  readonly dryRun: boolean;
  readonly tell: (line: string) => void;
  /** What went wrong, and the record: lines of JSON of what was done, with no number and no PIN. */
  readonly note: (line: string) => void;
};

/** The exit code: all is done, or not all. */
type Done = 0 | 1;

/** A desk, and what is done at it. */
export type Work = { readonly desk: Desk; readonly doing: Doing };

function record({ desk, doing }: Work, event: string, employee: string): void {
  if (doing.dryRun) return;
  const at = new Date(desk.now()).toISOString();
  doing.note(JSON.stringify({ at, event, stage: doing.stage, employee }));
}

/** Enrols an employee a line, until one is refused. See `enrolEmployee`. */
export async function enrol(work: Work, lines: AsyncIterable<string>): Promise<Done> {
  const { desk, doing } = work;
  let row = 0;
  for await (const line of lines) {
    row += 1;
    if (line.trim() === '') continue;
    try {
      const id = await enrolEmployee({ ...desk, dryRun: doing.dryRun }, line);
      record(work, 'enrolled', id);
      doing.tell(doing.dryRun ? `${id} would be enrolled` : `${id} enrolled`);
    } catch (fault) {
      doing.note(`line ${row}: ${fault instanceof Error ? fault.message : 'not enrolled'}`);
      return 1;
    }
  }
  return 0;
}

/** Lists all by ID, with names and numbers. A row that cannot be read is told, and the others are listed. */
export async function list({ desk, doing }: Work): Promise<Done> {
  const ids: string[] = [];
  for await (const id of desk.ids()) ids.push(id);
  let done: Done = 0;
  for (const id of ids.toSorted()) {
    try {
      const employee = await desk.employees.findById(id);
      if (employee !== undefined) doing.tell(inWords(employee));
    } catch (fault) {
      doing.note(fault instanceof Error ? fault.message : `${id} cannot be read`);
      done = 1;
    }
  }
  return done;
}

function inWords({ employeeId, name, phone }: Employee): string {
  return `${employeeId}  ${phone ?? 'no number'}  ${name}`;
}

/** Lifts the lock of a PIN. A disabled one is enrolled anew. */
export async function unlock(work: Work, employeeId: string): Promise<Done> {
  const { desk, doing } = work;
  if (!(await isThere(work, employeeId))) return 1;
  const became = await desk.pins.unlock(employeeId, doing.dryRun ? 'look' : 'do');
  if (became === 'disabled') {
    doing.note(`The PIN of ${employeeId} is disabled: enrol them anew, with another PIN.`);
    return 1;
  }
  if (became === 'unlocked') record(work, 'unlocked', employeeId);
  doing.tell(`${employeeId} ${doing.dryRun && became === 'unlocked' ? 'would be unlocked' : was[became]}`);
  return 0;
}

const was = { unlocked: 'unlocked', 'not locked': 'was not locked' } as const;

/** Removes an employee: nobody finds them any more, by ID or by number. */
export async function remove(work: Work, employeeId: string): Promise<Done> {
  const { desk, doing } = work;
  if (!(await isThere(work, employeeId))) return 1;
  if (!doing.dryRun) await desk.remove(employeeId);
  record(work, 'removed', employeeId);
  doing.tell(`${employeeId} ${doing.dryRun ? 'would be removed' : 'removed'}`);
  return 0;
}

async function isThere({ desk, doing }: Work, employeeId: string): Promise<boolean> {
  const found = (await desk.employees.findById(employeeId)) !== undefined;
  if (!found) doing.note(`${employeeId}: no employee of ${doing.stage} has this ID.`);
  return found;
}
