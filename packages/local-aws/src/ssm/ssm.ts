import type { Handlers } from '../protocol/operations.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { createCommandOperations } from './commands.ts';
import { createExecutionOperations } from './executions.ts';
import { createInstanceInformationOperations } from './instance-information.ts';
import { createWindowListing, type ListingOptions } from './listing.ts';
import { createPatchStateOperations } from './patch-states.ts';
import { createTagOperations } from './tags.ts';
import { createWindowOperations } from './windows.ts';

/** Systems Manager over a scenario: maintenance windows, patch states, managed instances. */
export function createSsm(scenario: Scenario, options: ListingOptions): Handlers<'ssm'> {
  const list = createWindowListing(options);
  return {
    ...createWindowOperations(scenario, list),
    ...createExecutionOperations(scenario, list),
    ...createCommandOperations(scenario),
    ...createPatchStateOperations(scenario.instances),
    ...createInstanceInformationOperations(scenario.instances),
    ...createTagOperations(scenario.instances),
  };
}
