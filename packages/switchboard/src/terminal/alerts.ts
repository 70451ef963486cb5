import { styleText } from 'node:util';
import { type Execution, measuresOf } from '@opsline/local-states';
import { type Monday, startMondays } from '../stack/monday/monday.ts';
import type { Stack } from '../stack/stack.ts';
import type { Screen } from './screen.ts';

/** Lets Monday, 08:00 come, and shows what was sent and the way through the states. */
export async function alerts(stack: Stack, screen: Screen): Promise<void> {
  const mondays = await startMondays(stack);
  try {
    screen.print();
    screen.print(`Monday, 08:00: ${stack.aws.scenario.current().instances.length} EC2 instances`);
    showMonday(await mondays.start(), screen);
  } finally {
    await mondays.stop();
  }
}

/** What people got to see, and what it took. */
function showMonday({ execution, alerts: sent, notices }: Monday, screen: Screen): void {
  for (const [sink, messages] of Map.groupBy(sent, (alert) => alert.sink)) {
    const [first] = messages;
    const more = messages.length > 1 ? styleText('dim', `, the first of ${messages.length} messages`) : '';
    screen.print();
    screen.print(`${styleText('cyan', sink)}${more}`);
    for (const line of shortened(first?.lines ?? [])) screen.print(`  ${line}`);
  }
  for (const notice of notices) {
    screen.print();
    screen.print(styleText('yellow', 'notice topic'));
    for (const line of notice.split('\n')) screen.print(`  ${line}`);
  }
  if (sent.length === 0 && notices.length === 0) screen.print('Nothing is sent.');
  screen.print();
  screen.print(styleText('dim', wayThrough(execution)));
  screen.print(styleText('dim', measures(execution)));
}

/** So many lines of a message are shown. */
const longest = 16;

function shortened(lines: readonly string[]): readonly string[] {
  return lines.length <= longest
    ? lines
    : [...lines.slice(0, longest), `… and ${lines.length - longest} more lines`];
}

/** The states in the order they were entered, repetitions counted: "List instances ×3 → Compose". */
function wayThrough({ path, status }: Execution): string {
  const counted = new Map<string, number>();
  for (const state of path) counted.set(state, (counted.get(state) ?? 0) + 1);
  const states = [...counted].map(([state, times]) => (times === 1 ? state : `${state} ×${times}`));
  return `${states.join(' → ')}: ${status.toLowerCase()}`;
}

function measures(execution: Execution): string {
  const { executions, transitions, longestHistory, largestPayload, cents } = measuresOf(execution);
  const number = (value: number) => value.toLocaleString('en');
  return [
    `${number(executions)} executions, ${number(transitions)} state transitions: ${cents.toFixed(2)} US cents a run`,
    `longest history ${number(longestHistory)} of 25,000 events, largest payload ${number(largestPayload)} of 262,144 bytes`,
  ].join('\n');
}
