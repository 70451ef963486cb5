import type { Instance } from '../fleet.ts';
import { linesOf, slackOf, ticketsOf } from '../messages.ts';
import { createWorld, start, type World } from '../world.ts';

/** What a Monday tells of a fleet, after what `before` prepares: Slack's lines, and the ticket. */
export async function toldOf(
  fleet: readonly Instance[],
  before: (world: World) => void = () => {},
  changes: Parameters<typeof start>[2] = {},
) {
  const world = createWorld(fleet);
  before(world);
  const execution = await start(world, {}, { AllClear: 'true', ...changes });
  const lines = slackOf(world.posts).flatMap(linesOf);
  const [ticket] = ticketsOf(world.posts);
  return { world, execution, lines, title: lines[0] ?? '', findings: ticket?.findings ?? [], ticket };
}
