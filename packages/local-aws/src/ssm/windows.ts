import { z } from 'zod';
import { operation } from '../protocol/request-shape.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { Scenario, Target } from '../scenario/scenario.ts';
import { pageShape, type WindowListing } from './listing.ts';
import { holds, identityFilters, targetFilters } from './window-filters.ts';

/** SSM API model: the id of a maintenance window. */
export const windowId = z.string().regex(/^mw-[0-9a-f]{17}$/, 'expected mw- and 17 hexadecimal digits');

const paged = pageShape(10, 100);

/** DescribeMaintenanceWindows and DescribeMaintenanceWindowTargets. */
export function createWindowOperations({ windows }: Scenario, list: WindowListing) {
  return {
    DescribeMaintenanceWindows: operation(z.strictObject({ Filters: identityFilters, ...paged }), (input) => {
      const wanted = windows.filter((window) =>
        holds(input.Filters)({
          Name: (value) => value === window.name,
          Enabled: (value) => value.toLowerCase() === String(window.enabled),
        }),
      );
      const { items, nextToken } = list('DescribeMaintenanceWindows', wanted, input);
      return {
        WindowIdentities: items.map((window) => ({
          WindowId: window.id,
          Name: window.name,
          Description: window.description,
          Enabled: window.enabled,
          Duration: window.duration,
          Cutoff: window.cutoff,
          Schedule: window.schedule,
          ScheduleTimezone: window.timezone,
          NextExecutionTime: isoTime(window.nextAt),
        })),
        NextToken: nextToken,
      };
    }),

    DescribeMaintenanceWindowTargets: operation(
      z.strictObject({ WindowId: windowId, Filters: targetFilters, ...paged }),
      (input) => {
        const window = windows.find(({ id }) => id === input.WindowId);
        if (window === undefined) {
          throw new ServiceError(
            'DoesNotExistException',
            `Maintenance window ${input.WindowId} does not exist`,
          );
        }
        const wanted = window.targets
          .filter(({ registered }) => registered)
          .filter((target) =>
            holds(input.Filters)({
              Type: (value) => value === target.type,
              WindowTargetId: (value) => value === target.id,
              OwnerInformation: (value) => value === target.owner,
            }),
          );
        const { items, nextToken } = list('DescribeMaintenanceWindowTargets', wanted, input);
        return { Targets: items.map((target) => describeTarget(target, window.id)), NextToken: nextToken };
      },
    ),
  };
}

function isoTime(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : `${new Date(ms).toISOString().slice(0, 16)}Z`;
}

function describeTarget(target: Target, id: string) {
  return {
    WindowId: id,
    WindowTargetId: target.id,
    ResourceType: target.type,
    Targets: Object.entries(target.selects).map(([Key, Values]) => ({ Key, Values })),
    OwnerInformation: target.owner,
    Name: target.name,
  };
}
