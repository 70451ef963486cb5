import { createInterface } from 'node:readline';
import { stageAsked, stageOption } from '@opsline/deployment/asked';
import { whereIs } from '@opsline/deployment/where';
import { employeeIdDigits, isEmployeeId } from '@opsline/employees';
import { localClient } from '@opsline/local-kit/account';
import { Misused, runCommand } from '@opsline/local-kit/command';
import { enrol, list, remove, unlock, type Work } from './actions.ts';
import { type Desk, deskOf } from './desk.ts';

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

  --stage   whose tables; local is this machine's, at the AWS_ENDPOINT_URL that \`pnpm start\` tells
  --dry-run looks at everything, and changes nothing

Exit codes: 0 done, 1 not all of it (what was told before is done), 2 wrong arguments, 130 stopped after an employee.
`;

/** This machine's stage, which no account has. */
const local = 'local';

/** What is to be done: an action, and for some of them to whom. */
type Wish =
  | { readonly action: 'enrol' | 'list' }
  | { readonly action: 'unlock' | 'remove'; readonly id: string };

function wishOf([action, id, ...more]: readonly string[]): Wish {
  switch (action) {
    case 'enrol':
    case 'list':
      if (id !== undefined) throw new Misused(`${action} takes no ID`);
      return { action };
    case 'unlock':
    case 'remove':
      if (id === undefined || !isEmployeeId(id) || more.length > 0)
        throw new Misused(`expected one employee ID: ${employeeIdDigits} digits`);
      return { action, id };
    default:
      throw new Misused('expected enrol, list, unlock or remove');
  }
}

/** The desk of a stage, or why nobody goes there. */
async function deskAt(stage: string): Promise<Desk | { readonly wrong: readonly string[] }> {
  if (stage === local) {
    const { AWS_ENDPOINT_URL } = process.env;
    if (AWS_ENDPOINT_URL === undefined)
      throw new Misused('expected AWS_ENDPOINT_URL: where AWS is on this machine, as `pnpm start` tells');
    return deskOf(stage, localClient(AWS_ENDPOINT_URL));
  }
  const where = await whereIs(stage, process.env);
  if ('wrong' in where) return where;
  return deskOf(stage, { region: where.region }, where.set('auth-lookup', 'existingEmployeeTable'));
}

await runCommand(
  help,
  { ...stageOption, 'dry-run': { type: 'boolean' } },
  async ({ values, positionals }) => {
    const stage = stageAsked(values);
    const wish = wishOf(positionals);
    const desk = await deskAt(stage);
    if ('wrong' in desk) {
      process.stderr.write(`${desk.wrong.join('\n')}\n`);
      return 1;
    }
    const doing = {
      stage,
      dryRun: values['dry-run'] === true,
      tell: (line: string) => void process.stdout.write(`${line}\n`),
      note: (line: string) => void process.stderr.write(`${line}\n`),
    };
    return carryOut(wish, { desk, doing });
  },
);

async function carryOut(wish: Wish, work: Work): Promise<number> {
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
