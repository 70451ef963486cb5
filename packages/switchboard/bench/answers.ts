import { type AnsweredCall, parseScenario } from '@opsline/local-aws';
import { startStack } from '../src/stack/stack.ts';
import { slackUser } from '../src/terminal/slack-user.ts';
import { quiet } from './quiet.ts';

const windows = 200;

/** A company with many patch windows, each of which ran last night. */
const manyWindows = {
  employees: [{ id: '101', name: 'Ada Marlow', phone: '+15550100101', pin: '4071' }],
  windows: Array.from({ length: windows }, (_, index) => ({
    name: `patch-job-reportedbyconnect-${index}`,
    targets: [{ name: `Group${index}` }],
    executions: [{ started: '5h ago', ran: '30m', groups: { [`Group${index}`]: 'SUCCESS' } }],
  })),
  instances: [],
};

type Span = { readonly from: number; readonly to: number };

/** Asks the running stack for "latest", and for one of its groups, while Systems Manager is slow and throttles. */
export async function measureAnswers() {
  let spans: Span[] = [];
  const awsCall = ({ service, ms }: AnsweredCall): void => {
    if (service === 'ssm') spans.push({ from: Date.now() - ms, to: Date.now() });
  };
  const stack = await startStack({
    scenario: parseScenario(JSON.stringify(manyWindows), Date.now()),
    ...quiet,
    trace: { ...quiet.trace, awsCall },
  });
  try {
    const user = slackUser(stack);
    const measure = async (question: string) => {
      spans = [];
      const began = Date.now();
      const answer = (await user.says(question)).join(' ');
      const seconds = (Date.now() - began) / 1000;
      const read = Number(/read only (\d+) of/.exec(answer)?.[1] ?? windows);
      return { question, seconds, answer, read, windows, inFlight: mostAtOnce(spans) };
    };
    await user.says('check patching');
    await user.says('101');
    const { body } = await stack.aws.texts.next('+15550100101');
    await user.says(/[0-9]{6}/.exec(body)?.[0] ?? '');
    stack.aws.faults.add({ service: 'ssm', latencyMs: 50, ratePerSecond: 10 });
    const answers = [await measure('latest'), await measure('Group20')];
    return answers;
  } finally {
    await stack.stop();
  }
}

function mostAtOnce(spans: readonly Span[]): number {
  return Math.max(
    0,
    ...spans.map(({ from }) => spans.filter((span) => span.from <= from && from < span.to).length),
  );
}
