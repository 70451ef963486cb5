import { setTimeout as sleep } from 'node:timers/promises';
import { parseScenario } from '@opsline/local-aws';
import type { Person } from '@opsline/local-slack';
import { startStack } from '../src/stack/stack.ts';
import { noTrace } from '../src/terminal/trace.ts';
import { median } from './median.ts';

const users = 200;

/** The line texts no more than 60 one-time PINs a minute; people log in one after another. */
const msBetweenUsers = 1_050;

/** At once, as people and an HTTP API are: a hundred messages a second. */
const msBetweenMessages = 10;

/** A company of many employees, in which four jobs ran last night. */
function manyEmployees() {
  const employees = Array.from({ length: users }, (_, index) => ({
    id: String(100 + index),
    name: `Employee ${index}`,
    phone: `+1555010${1_000 + index}`,
    pin: '4071',
  }));
  const windows = ['GroupA', 'GroupB', 'GroupC', 'GroupD'].map((name) => ({
    name: `patch-job-reportedbyconnect-${name}`,
    targets: [{ name }],
    executions: [{ started: '5h ago', ran: '30m', groups: { [name]: 'SUCCESS' } }],
  }));
  return parseScenario(JSON.stringify({ employees, windows, instances: [] }), Date.now());
}

/** How long many authenticated people wait for "latest", all at once, in seconds. */
export async function measureSlack() {
  const scenario = manyEmployees();
  const stack = await startStack({
    scenario,
    directory: 'local',
    progress: (_, work) => work(),
    trace: noTrace,
    environment: process.env,
  });
  const { workspace, settle } = stack.slack;
  const authenticate = async ({ id, name, phone }: (typeof scenario.employees)[number]): Promise<Person> => {
    const person = workspace.person(name);
    for (const text of ['check patching', id]) {
      person.writes(text);
      await settle();
    }
    const { body } = await stack.aws.texts.next(phone);
    person.writes(/[0-9]{6}/.exec(body)?.[0] ?? '');
    await settle();
    return person;
  };
  try {
    const people: Person[] = [];
    for (const employee of scenario.employees) {
      const over = sleep(msBetweenUsers);
      people.push(await authenticate(employee));
      await over;
    }
    const asked: (readonly [Person, string])[] = [];
    for (const person of people) {
      asked.push([person, person.writes('latest')]);
      await sleep(msBetweenMessages);
    }
    await settle();
    // What was not taken at once is delivered again within six minutes, and is slow.
    const isAnswered = ([person, ts]: (typeof asked)[number]) =>
      person.sees().some(({ thread }) => thread === ts);
    for (let second = 0; second < 360 && !asked.every(isAnswered); second += 1) await sleep(1_000);
    const waited = asked.flatMap(([person, ts]) => {
      const answers = person.sees().filter(({ thread }) => thread === ts);
      const told = answers.filter(({ notification }) => notification.startsWith('You have a total of 4'));
      return told.map((answer) => Number(answer.ts) - Number(ts));
    });
    return { users, answered: waited.length, median: median(waited), longest: Math.max(...waited) };
  } finally {
    await stack.stop();
  }
}
