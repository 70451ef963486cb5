import { createInterface } from 'node:readline';
import { askedBy } from '@opsline/deployment/asked';
import { whereIs } from '@opsline/deployment/where';
import { employeeIdDigits, isEmployeeId } from '@opsline/employees';
import { enrol, list, remove, unlock, type Work } from './actions.ts';
import { deskOf } from './desk.ts';

// A command for administrators, never deployed.

const help = `The employees of a stage: who may call, and with which PIN.

  npx --yes pnpm employees enrol --stage STAGE < employees.jsonl
                           list --stage STAGE
                           unlock ID --stage STAGE
                           remove ID --stage STAGE

  enrol     writes employees down, anew or again, each with a PIN, and lifts the lock of their PIN. One line of JSON
            each: { "id": "101", "name": "Ada Marlow", "phone": "+15550100101", "pin": "…" }; the phone only if there is one
  list      all of them, without PINs
  unlock    lifts the lock of a PIN, once you know that it is them; a disabled PIN is enrolled anew
  remove    nobody is found by this ID and its number any more

  --stage   whose tables; local is this machine's, where AWS_ENDPOINT_URL says
  --dry-run looks at everything, and changes nothing

Exit codes: 0 done, 1 not all of it (what was told before is done), 2 wrong arguments, 130 stopped after an employee.
`;

/** This machine's stage, which no account has. */
const local = 'local';
const here = { region: 'us-east-1', set: () => undefined };

/** What is to be done: an action, and for some of them to whom. */
type Wish =
  | { readonly action: 'enrol' | 'list' }
  | { readonly action: 'unlock' | 'remove'; readonly id: string }
  | { readonly wrong: string };

function wishOf([action, id, ...more]: readonly string[]): Wish {
  switch (action) {
    case 'enrol':
    case 'list':
      return id === undefined ? { action } : { wrong: `${action} takes no ID` };
    case 'unlock':
    case 'remove':
      return id !== undefined && isEmployeeId(id) && more.length === 0
        ? { action, id }
        : { wrong: `expected one employee ID: ${employeeIdDigits} digits` };
    default:
      return { wrong: 'expected enrol, list, unlock or remove' };
  }
}

/** The exit code. */
async function main(): Promise<number> {
  const asked = askedBy(process.argv.slice(2), help, { 'dry-run': { type: 'boolean' } });
  if ('code' in asked) {
    (asked.code === 0 ? process.stdout : process.stderr).write(asked.said);
    return asked.code;
  }
  const { stage, positionals, values } = asked;
  const wish = wishOf(positionals);
  if ('wrong' in wish) return misused(wish.wrong);
  if (stage === local && process.env.AWS_ENDPOINT_URL === undefined) {
    return misused('expected AWS_ENDPOINT_URL: where AWS is on this machine');
  }
  const where = stage === local ? here : await whereIs(stage, process.env);
  if ('wrong' in where) {
    process.stderr.write(`${where.wrong.join('\n')}\n`);
    return 1;
  }
  const tableName = where.set('auth-lookup', 'existingEmployeeTable') ?? `opsline-${stage}-Employee`;
  const doing = {
    stage,
    dryRun: values['dry-run'] === true,
    tell: (line: string) => void process.stdout.write(`${line}\n`),
    note: (line: string) => void process.stderr.write(`${line}\n`),
  };
  return carryOut(wish, { desk: deskOf(stage, where.region, tableName), doing });
}

async function carryOut(wish: Exclude<Wish, { wrong: string }>, work: Work): Promise<number> {
  switch (wish.action) {
    case 'enrol':
      return enrolFromInput(work);
    case 'list':
      return list(work);
    case 'unlock':
      return unlock(work, wish.id);
    case 'remove':
      return remove(work, wish.id);
  }
}

/** An interruption ends it between two employees, not within one. */
async function enrolFromInput(work: Work): Promise<number> {
  const lines = createInterface({ input: process.stdin });
  let interrupted = false;
  process.once('SIGINT', () => {
    interrupted = true;
    lines.close();
  });
  async function* untilInterrupted() {
    for await (const line of lines) {
      if (interrupted) return;
      yield line;
    }
  }
  const done = await enrol(work, untilInterrupted());
  return interrupted ? 130 : done;
}

function misused(why: string): number {
  process.stderr.write(`${why}\n\n${help}`);
  return 2;
}

process.exitCode = await main().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.message : 'not done'}\n`);
  return 1;
});
