import { loadScenario } from '@opsline/local-aws';
import type { Person } from '@opsline/local-slack';
import { awsWorld } from '../stage/aws-world.ts';
import { start } from '../stage/conversation-stage.ts';
import { slackClock, slackLine } from './slack-line.ts';
import { queues } from './templates.ts';

/** After it, whoever was texted before may be texted again. */
export const aWhile = 20 * 60_000;

/** Slack's whole way in a company, that of the default scenario unless told, and people who use it. */
export async function slackCompany(scenario = loadScenario('default', start)) {
  const clock = slackClock();
  const world = await awsWorld(scenario, clock, { queues });
  const line = await slackLine(world, clock);
  let people = 0;

  /** Somebody new, and the app's answers to them so far: the thread of each, and its first line. */
  const somebody = () => {
    people += 1;
    const person = line.workspace.person(`Person ${people}`);
    const answers = () =>
      person
        .sees()
        .filter(({ from }) => from === 'opsline')
        .map(({ thread, lines: [first = ''] }) => [thread, first]);
    return { person, answers };
  };
  const type = async (person: Person, text: string): Promise<string> => {
    const ts = person.writes(text);
    await line.quiet();
    return ts;
  };
  /** Somebody who has typed an ID and the one-time PIN, and what they were answered since. */
  const authenticated = async (employeeId = '101') => {
    const { person, answers } = somebody();
    await clock.pass(aWhile);
    const before = world.aws.texts.list().length;
    await type(person, 'check patching');
    await type(person, employeeId);
    await world.settled();
    const [text] = world.aws.texts.list().slice(before);
    await type(person, /[0-9]{6}/.exec(text?.body ?? '')?.[0] ?? 'no one-time PIN came');
    const known = answers().length;
    return { person, answers: () => answers().slice(known) };
  };
  return {
    ...{ clock, ...world, ...line, somebody, type, authenticated },
    stop: async () => {
      await line.stop();
      await world.aws.stop();
    },
  };
}
