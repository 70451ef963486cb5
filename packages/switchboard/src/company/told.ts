import { lastRunOf, patchingOf, type Scenario } from '@opsline/local-aws';
import type { Company } from '@opsline/page';
import type { StaffDirectory } from '../stack/staff-directory.ts';

/** The company as it is told; `now` is epoch ms. */
export function companyTold(
  scenario: Scenario,
  directory: Pick<StaffDirectory, 'staff' | 'baseDn'>,
  now: number,
): Company {
  const accounts = staffOf(directory);
  return {
    employees: scenario.employees.map(({ id, name, phone }) => ({ id, name, phone })),
    windows: scenario.windows.map((window) => {
      const { id, name, targets, executions } = window;
      const { startedAt, endedAt } = executions[0] ?? {};
      return {
        id,
        name,
        groups: targets.filter(({ registered }) => registered).flatMap((target) => target.name ?? []),
        lastRun: lastRunOf(window, now),
        ...(startedAt !== undefined && { startedAt }),
        ...(endedAt !== undefined && { endedAt }),
      };
    }),
    ...(accounts && { accounts }),
    instances: scenario.instances.map((instance) => {
      const { id, name, platform, state, patchGroup, tags, patches } = instance;
      return {
        id,
        name,
        platform,
        state,
        patchGroup,
        tags,
        patches: patchingOf(instance),
        ...(patches && { reportedAt: patches.reportedAt }),
      };
    }),
  };
}

/** The accounts of people, where they can be had. */
export function staffOf({ staff, baseDn }: Pick<StaffDirectory, 'staff' | 'baseDn'>): Company['accounts'] {
  return staff
    ?.accounts()
    .filter(({ dn }) => dn.endsWith(baseDn))
    .map(({ sAMAccountName: user, displayName: name, mobile, ...state }) => {
      const { locked, disabled, passwordExpired, groups } = state;
      return {
        user,
        name,
        ...(mobile !== undefined && { mobile }),
        locked,
        disabled,
        passwordExpired,
        groups,
      };
    });
}
