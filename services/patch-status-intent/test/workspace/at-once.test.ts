import { parseScenario } from '@opsline/local-aws';
import { expect, inject, onTestFinished, test } from 'vitest';
import { start } from '../stage/conversation-stage.ts';
import { slackCompany } from './company.ts';

/** The line texts no more than 45 one-time PINs a minute to people whom it does not know. */
const aMinute = 60_000;
const eachMinute = 40;

const employees = Array.from({ length: Math.min(200, 20 * inject('times')) }, (_, index) => ({
  id: String(100 + index),
  name: `Employee ${index}`,
  phone: `+1555010${1_000 + index}`,
  pin: '4071',
}));
const windows = [
  {
    name: 'patch-job-reportedbyconnect-linux',
    targets: [{ name: 'GroupOne' }],
    executions: [{ started: '5h ago', ran: '30m', groups: { GroupOne: 'SUCCESS' } }],
  },
];

test('many authenticated people ask at once, each message delivered twice: all are answered, each once and in their own thread', async () => {
  const company = await slackCompany(
    parseScenario(JSON.stringify({ employees, windows, instances: [] }), start),
  );
  onTestFinished(company.stop);
  const { workspace, somebody, type, aws, settled, quiet, clock } = company;
  const people = [];
  for (const [index, { id, phone }] of employees.entries()) {
    const one = somebody();
    if (index % eachMinute === eachMinute - 1) await clock.pass(aMinute);
    await type(one.person, 'check patching');
    await type(one.person, id);
    await settled();
    const text = aws.texts.list().find(({ to }) => to === phone);
    await type(one.person, /[0-9]{6}/.exec(text?.body ?? '')?.[0] ?? 'no one-time PIN came');
    people.push({ ...one, known: one.answers().length });
  }
  workspace.behave({ times: 2 });
  const asked = people.map(({ person }) => person.writes('latest'));
  await quiet();
  const told = '✅ linux: succeeded';
  expect(people.map(({ answers, known }) => answers().slice(known))).toEqual(asked.map((ts) => [[ts, told]]));
});
