import { setTimeout as sleep } from 'node:timers/promises';
import { inTime } from '@opsline/function-kit/in-time';
import { parseScenario } from '@opsline/local-aws';
import type { Person } from '@opsline/local-slack';
import { startStack } from '../src/stack/stack.ts';
import { median } from './median.ts';
import { quiet } from './quiet.ts';

/** At most: the line texts no more than 45 one-time PINs a minute to people whom it does not know. */
const users = 45;

/** People log in one after another for so long; the last of them may take as long again. */
const logInMs = 30_000;

/** Who is not answered by then, is not. */
const limitMs = 60_000;

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

/** All say "latest"; in seconds how long those waited who were answered in time. */
async function answersTo(people: readonly Person[]) {
  const asked: (readonly [Person, string])[] = [];
  for (const person of people) {
    asked.push([person, person.writes('latest')]);
    await sleep(msBetweenMessages);
  }
  const waits = (): number[] =>
    asked.flatMap(([person, ts]) => {
      const answers = person.sees().filter(({ thread }) => thread === ts);
      const told = answers.filter(({ notification }) => notification.startsWith('You have a total of 4'));
      return told.map((answer) => Number(answer.ts) - Number(ts));
    });
  const end = Date.now() + limitMs;
  while (waits().length < asked.length && Date.now() < end) await sleep(1_000);
  const waited = waits();
  return { answered: waited.length, median: median(waited), longest: Math.max(0, ...waited) };
}

/**
 * How long authenticated people wait for "latest", all at once: first while serverless-offline starts and loads an instance
 * of a function for each who asks, and again with those that are there then.
 *
 * @throws when a log-in is not answered
 */
export async function measureSlack() {
  const scenario = manyEmployees();
  const stack = await startStack({
    scenario,
    ...quiet,
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
  const authenticateAll = async (): Promise<readonly Person[]> => {
    const people: Person[] = [];
    const end = Date.now() + logInMs;
    for (const employee of scenario.employees) {
      if (Date.now() > end) break;
      people.push(await authenticate(employee));
    }
    return people;
  };
  try {
    const people = await inTime(authenticateAll(), AbortSignal.timeout(2 * logInMs));
    return { asked: people.length, first: await answersTo(people), again: await answersTo(people) };
  } finally {
    await stack.stop();
  }
}
