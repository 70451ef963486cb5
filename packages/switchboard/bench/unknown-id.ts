import { loadScenario } from '@opsline/local-aws';
import { startStack } from '../src/stack/stack.ts';
import { slackUser } from '../src/terminal/slack-user.ts';
import { median } from './median.ts';
import { quiet } from './quiet.ts';

const runs = 200;

/** How long the reply to an employee ID takes, one that somebody has and one that nobody has, in milliseconds. */
export async function measureUnknownId() {
  const stack = await startStack({
    scenario: loadScenario('default', Date.now()),
    ...quiet,
  });
  // A text message takes long to be accepted; whoever waits for the reply must not notice.
  stack.aws.faults.add({ service: 'sns', latencyMs: 200 });
  const replyTo = async (employeeId: string): Promise<number> => {
    const user = slackUser(stack);
    await user.says('check patching');
    const began = performance.now();
    await user.says(employeeId);
    const took = performance.now() - began;
    return took;
  };
  try {
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let run = 0; run < runs; run += 1) {
      times.known.push(await replyTo('101'));
      times.unknown.push(await replyTo('999'));
    }
    return { known: median(times.known), unknown: median(times.unknown) };
  } finally {
    await stack.stop();
  }
}
