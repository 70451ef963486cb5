import { styleText } from 'node:util';
import { dryRunOn } from '@opsline/deployment/dry-run';
import { z } from 'zod';
import { alertOfBody } from '../stack/monday/alert-sinks.ts';
import { startMondays } from '../stack/monday/monday.ts';
import type { Stack } from '../stack/stack.ts';
import type { Screen } from './screen.ts';

/** What a dry run gives back: the first message of each sink, or why there is none. */
const outputShape = z.object({
  deliveries: z.array(
    z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('shown'),
        sink: z.enum(['teams', 'slack', 'ticket']),
        messages: z.number(),
        first: z.unknown(),
      }),
      z.object({ outcome: z.literal('failed'), sink: z.string(), error: z.string() }),
    ]),
  ),
});

/** Shows what the list of this machine's scenario would be. */
export async function dryAlerts(stack: Stack, screen: Screen): Promise<void> {
  const mondays = await startMondays(stack);
  try {
    const execution = await mondays.dryRun();
    if (execution.status !== 'SUCCEEDED') throw new Error(`the dry run is ${execution.status}`);
    show(execution.output, screen);
  } finally {
    await mondays.stop();
  }
}

/** Shows what a stage would send. The exit code: 0, or 1 where nothing can be said. */
export async function dryAlertsOn(
  stage: string,
  screen: Screen,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const run = await dryRunOn(stage, environment);
  if ('wrong' in run) {
    process.stderr.write(`${run.wrong.join('\n')}\n`);
    return 1;
  }
  show(run.output, screen);
  return 0;
}

function show(output: unknown, screen: Screen): void {
  const { deliveries } = outputShape.parse(output);
  if (deliveries.length === 0) screen.print('No sink is configured: nothing would be sent.');
  for (const delivery of deliveries) {
    screen.print();
    if (delivery.outcome === 'failed') {
      screen.print(`${delivery.sink}: cannot be written: ${delivery.error}`);
      continue;
    }
    const { sink, lines } = alertOfBody(delivery.sink, delivery.first);
    const more = delivery.messages > 1 ? `, the first of ${delivery.messages} messages` : '';
    screen.print(`${styleText('cyan', sink)}${styleText('dim', more)}`);
    for (const line of lines.flatMap((one) => one.split('\n'))) screen.print(`  ${line}`);
  }
  screen.print();
  screen.print(styleText('dim', 'Nothing was sent.'));
}
