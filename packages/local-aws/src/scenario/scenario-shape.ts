import { isPossibleNumber } from '@opsline/employees/numbering-plan';
import { z } from 'zod';
import { managedId } from '../ids.ts';
import { agoShape } from './relative-time.ts';
import { instanceStates, severities } from './scenario.ts';
import { windowShape } from './window-shape.ts';

function digits(count: number) {
  return z
    .string({ error: `expected ${count} digits in quotes` })
    .regex(new RegExp(`^\\d{${count}}$`), `expected ${count} digits in quotes`);
}

const employee = z.strictObject({
  id: digits(3),
  name: z.string().min(1),
  phone: z
    .string()
    .refine(isPossibleNumber, 'expected an E.164 number, possible in its country, such as "+15550100101"'),
  pin: digits(4),
});

const patch = z.strictObject({
  id: z.string().min(1).max(100),
  title: z.string().min(1).max(500),
  classification: z.string().min(1).default('Security'),
  severity: z.enum(severities).default('HIGH'),
});
const patchList = z.array(patch).default([]);

const patches = z.strictObject({
  reported: agoShape,
  operation: z.enum(['Scan', 'Install']).default('Scan'),
  installed: z.int().min(0).max(1000).default(40),
  missing: patchList,
  failed: patchList,
  pendingReboot: patchList,
  rejected: patchList,
});

const instance = z
  .strictObject({
    id: z.string().regex(managedId, 'expected the id of an instance or a hybrid node').optional(),
    name: z.string().min(1).max(256),
    platform: z.enum(['Linux', 'Windows']).default('Linux'),
    state: z.enum(instanceStates).default('running'),
    launched: agoShape,
    managed: z.boolean().default(true),
    role: z.boolean().default(true),
    ping: z.enum(['Online', 'ConnectionLost', 'Inactive']).default('Online'),
    pinged: agoShape.optional(),
    tags: z.record(z.string().min(1).max(128), z.string().max(256)).default({}),
    account: digits(12).optional(),
    patchGroup: z.string().min(1),
    patches: patches.optional(),
  })
  .refine((one) => one.managed || one.patches === undefined, {
    path: ['patches'],
    error: 'expected none, since an instance that is not managed reports nothing',
  });

export type WrittenPatches = z.output<typeof patches>;
export type WrittenInstance = z.output<typeof instance>;

/** A scenario file: nothing but these three lists, each of which may be left out. */
export const scenarioShape = z.strictObject({
  employees: z.array(employee).default([]),
  windows: z.array(windowShape).default([]),
  instances: z.array(instance).default([]),
});
