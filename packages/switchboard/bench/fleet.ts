import { defaultScenario } from '@opsline/local-aws';
import { measuresOf } from '@opsline/local-states';
import { otherAccounts, withFleet } from '../src/stack/monday/fleet.ts';
import { startMondays } from '../src/stack/monday/monday.ts';
import { startStack } from '../src/stack/stack.ts';
import { quiet } from './quiet.ts';

/** Lets the Monday list read so many instances in so many accounts. */
export async function measureFleet(instances: number, accounts: number) {
  const now = Date.now();
  const stack = await startStack({
    scenario: withFleet(defaultScenario(now), instances, accounts, now),
    ...quiet,
    accounts: otherAccounts(accounts),
  });
  const mondays = await startMondays(stack);
  try {
    const { execution, alerts } = await mondays.start();
    return { ...measuresOf(execution), status: execution.status, messages: alerts.length };
  } finally {
    await mondays.stop();
    await stack.stop();
  }
}
