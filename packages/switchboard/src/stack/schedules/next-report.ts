import { z } from 'zod';
import { resourcesOf } from '../resources.ts';
import type { ServiceFolder } from '../service-folder.ts';
import { nextAt } from './next-at.ts';

const scheduleShape = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string(),
  Target: z.object({ Input: z.string() }),
});

/** When the Monday list comes next, by its schedule, from a moment on; epoch ms. The watch has a schedule of its own. */
export function nextReport(services: readonly ServiceFolder[], from: number): number {
  const schedules = Object.values(resourcesOf(services, 'AWS::Scheduler::Schedule'))
    .map(({ Properties }) => scheduleShape.parse(Properties))
    .filter(({ Target }) => !('watch' in JSON.parse(Target.Input)));
  return Math.min(
    ...schedules.map(({ ScheduleExpression, ScheduleExpressionTimezone }) =>
      nextAt(ScheduleExpression, ScheduleExpressionTimezone, from),
    ),
  );
}
