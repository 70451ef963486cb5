import { isPossibleNumber } from '@opsline/employees/numbering-plan';
import {
  instanceStates,
  lastRuns,
  patchings,
  type Scenario,
  withLastRun,
  withPatching,
} from '@opsline/local-aws';
import { z } from 'zod';
import { seedEmployees } from '../stack/seed.ts';
import type { Stack } from '../stack/stack.ts';
import type { StaffDirectory } from '../stack/staff-directory.ts';
import { staffOf } from './told.ts';

const phone = z
  .string('expected an E.164 number, such as "+15550100101"')
  .refine(isPossibleNumber, 'expected an E.164 number, possible in its country, such as "+15550100101"');
const yesOrNo = z.boolean('expected true or false').exactOptional();

function atLeastOne<Shape extends z.ZodRawShape>(shape: Shape) {
  return z
    .strictObject(shape)
    .refine((change) => Object.keys(change).length > 0, 'the body: expected something to change');
}

/** What can be changed of each kind. */
export const changeShapes = {
  employees: z.strictObject({ phone }),
  windows: z.strictObject({ lastRun: z.enum(lastRuns) }),
  accounts: atLeastOne({
    locked: yesOrNo,
    disabled: yesOrNo,
    passwordExpired: yesOrNo,
    // As a directory has it: in any form.
    mobile: z.string('expected a phone number, or null for none').min(1).max(64).nullable().exactOptional(),
  }),
  instances: atLeastOne({
    state: z.enum(instanceStates).exactOptional(),
    patches: z.enum(patchings).exactOptional(),
  }),
} as const;

type Change<K extends keyof typeof changeShapes> = z.output<(typeof changeShapes)[K]>;

/** What of a stack is told of and changed. */
export type Administered = {
  readonly aws: Stack['aws'];
  readonly directory: Pick<StaffDirectory, 'staff' | 'baseDn'>;
};

/** What came of a change: there may be nothing of that name, or it can only be changed with its own tools. */
export type Changed = 'changed' | 'nothing there' | 'not here';

/**
 * Changes one thing of the small company that a stack plays, by its ID or name: the next question is answered by it.
 *
 * @param now epoch ms
 */
export function changesOf({ aws, directory }: Administered, now: () => number) {
  const { scenario } = aws;
  const put = (changed: Partial<Scenario>): Changed => {
    scenario.put({ ...scenario.current(), ...changed });
    return 'changed';
  };
  return {
    /** Their number, in table Employee too: changed now, as when an administrator enrols them again. */
    employees: async (key: string, { phone }: Change<'employees'>): Promise<Changed> => {
      const employees = withOne(scenario.current().employees, key, (one) => ({ ...one, phone }));
      if (employees === undefined) return 'nothing there';
      await seedEmployees(aws.endpoint, employees.filter(isCalled(key)), now());
      return put({ employees });
    },
    windows: (key: string, { lastRun }: Change<'windows'>): Changed => {
      const windows = withOne(scenario.current().windows, key, (one) => withLastRun(one, lastRun, now()));
      return windows ? put({ windows }) : 'nothing there';
    },
    accounts: (key: string, change: Change<'accounts'>): Changed => {
      if (directory.staff === undefined) return 'not here';
      const isThere = staffOf(directory)?.some(({ user }) => user === key);
      return isThere && directory.staff.change(key, change) ? 'changed' : 'nothing there';
    },
    instances: (key: string, { state, patches }: Change<'instances'>): Changed => {
      const instances = withOne(scenario.current().instances, key, (one) => {
        const stands = { ...one, state: state ?? one.state };
        return patches === undefined ? stands : withPatching(stands, patches, now());
      });
      return instances ? put({ instances }) : 'nothing there';
    },
  };
}

type Named = { readonly id: string; readonly name: string };

function isCalled(key: string) {
  return ({ id, name }: Named): boolean => id === key || name === key;
}

/** All of them, one changed; undefined where none has this ID or name. */
function withOne<One extends Named>(all: readonly One[], key: string, change: (one: One) => One) {
  const place = all.findIndex(isCalled(key));
  const one = all[place];
  return one && all.with(place, change(one));
}
