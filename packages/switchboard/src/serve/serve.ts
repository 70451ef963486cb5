import { join } from 'node:path';
import type { Happenings, Page } from '@opsline/page';
import { changesOf } from '../company/changes.ts';
import { companyRoutes } from '../company/routes.ts';
import { companyTold } from '../company/told.ts';
import { openPage } from '../page/open-page.ts';
import { root } from '../stack/service-folder.ts';
import type { Stack } from '../stack/stack.ts';
import { addressesOf } from './addresses.ts';
import { administrationOf } from './administration.ts';
import { timeOf } from './time.ts';
import { weatherOver } from './weather.ts';

/**
 * Serves the page over a running stack, and under it the administration address.
 *
 * @param happenings what the stack was started to tell
 * @param port any free one unless told
 * @param services where the services' folders are, into which scenes are saved
 * @throws when the port is taken
 */
export async function serve(
  stack: Stack,
  happenings: Happenings,
  port = 0,
  services = join(root, 'services'),
): Promise<Page> {
  const administration = administrationOf({
    addresses: () => addressesOf(stack, page.address),
    weather: weatherOver(stack, Math.random),
    texts: stack.aws.texts,
    happenings,
    time: timeOf(stack, () => page.letMondayCome()),
    reset: () => page.reset(),
  });
  administration.route(
    '/company',
    companyRoutes({
      told: () => companyTold(stack.aws.scenario.current(), stack.directory, stack.clock.now()),
      changes: changesOf(stack, stack.clock.now),
    }),
  );
  const page = await openPage(stack, happenings, administration, port, services);
  return page;
}
