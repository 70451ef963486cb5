import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aWhile, slackCompany } from './company.ts';

let company: Awaited<ReturnType<typeof slackCompany>>;
beforeAll(async () => {
  company = await slackCompany();
});
afterAll(() => company.stop());

const question = 'What is your employee ID? It has three digits.';
const total = /^You have a total of 4 patch jobs/;

describe('each message has one effect and one answer, in its thread', () => {
  test.each([
    ['delivered once', {}],
    ['delivered twice, together', { times: 2 }],
    ['delivered four times, together', { times: 4 }],
    ['delivered twice, one after the other', { times: 2, together: false }],
    ['delivered four times, one after the other', { times: 4, together: false }],
    ['delivered eleven times, under as many event IDs', { times: 11, ownIds: true }],
    ['delivered 20 seconds late', { lateMs: 20_000 }],
    ['delivered 20 seconds late, four times', { times: 4, lateMs: 20_000 }],
  ])('S6 %s', async (_, manner) => {
    const { clock, workspace, aws, turns, quiet, settled } = company;
    const { person, answers } = company.somebody();
    await clock.pass(aWhile);
    const before = { texts: aws.texts.list().length, turns: turns.length };
    workspace.behave(manner);
    const say = async (text: string) => {
      const ts = person.writes(text);
      await clock.pass('lateMs' in manner ? 20_000 : 0);
      await quiet();
      return ts;
    };
    const [first, second] = [await say('check patching'), await say('101')];
    workspace.behave({});
    await settled();
    expect(answers()).toEqual([
      [first, question],
      [second, expect.stringMatching(/^Thank you\. If I know employee ID 101/)],
    ]);
    expect(turns.slice(before.turns)).toEqual(['check patching', '{EmployeeID}']);
    expect(aws.texts.list()).toHaveLength(before.texts + 1);
  });

  test('S6 delivered again after five minutes, when the queue has forgotten it', async () => {
    const { clock, workspace, quiet } = company;
    const { person, answers } = await company.authenticated('102');
    workspace.behave({ times: 2, apartMs: 301_000 });
    const ts = await company.type(person, 'latest');
    workspace.behave({});
    await clock.pass(301_000);
    await quiet();
    expect(answers()).toEqual([[ts, expect.stringMatching(total)]]);
  });

  test('delivered out of order: each is answered, in the order in which Slack delivered it', async () => {
    const { person, answers } = await company.authenticated('103');
    const release = company.workspace.hold();
    const [one, two] = ['latest', 'AmazonLinuxDev'].map((text) => person.writes(text));
    release('the last first');
    await company.quiet();
    expect(answers().map(([thread]) => thread)).toEqual([two, one]);
  });

  test('said in quick succession: answered in the order in which it was said', async () => {
    const { person, answers } = await company.authenticated('104');
    const said: string[] = [];
    for (const text of ['latest', 'AmazonLinuxDev', 'latest', 'UbuntuDev']) {
      said.push(person.writes(text));
      // Nobody types faster than Slack hears; the answers take longer.
      await company.workspace.settled();
    }
    await company.quiet();
    expect(answers().map(([thread]) => thread)).toEqual(said);
  });
});
