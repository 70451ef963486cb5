import { z } from 'zod';
import { agoShape, aheadShape, spanShape } from './relative-time.ts';
import { statuses } from './status.ts';

/** SSM API model: the names of windows and of their targets. */
const name = z
  .string()
  .regex(/^[a-zA-Z0-9_\-.]{3,128}$/, 'expected 3 to 128 letters, digits, "_", "-" or "."');
const details = z.string().max(250).optional();
const status = z.enum(statuses);

const target = z
  .strictObject({
    name: name.optional(),
    label: z.string().min(1).optional(),
    owner: z.string().min(1).max(128).optional(),
    type: z.enum(['INSTANCE', 'RESOURCE_GROUP']).default('INSTANCE'),
    selects: z.record(z.string(), z.array(z.string()).min(1)).optional(),
    registered: z.boolean().default(true),
  })
  .refine((one) => one.name !== undefined || one.label !== undefined, 'expected a name or a label');

/** Where it went wrong: an instance by its name, and what Systems Manager says of it. */
const failedOn = z.strictObject({ instance: z.string().min(1), details });

const fullResult = z.strictObject({
  status,
  details,
  failedOn: z.array(failedOn).optional(),
  started: agoShape.optional(),
  ran: spanShape.optional(),
});

const result = z.union(
  [status.transform((one): z.output<typeof fullResult> => ({ status: one })), fullResult],
  {
    error: 'expected a status such as SUCCESS, or { status, started, ran, details, failedOn }',
  },
);

const task = z.strictObject({
  document: z.string().min(1).default('AWS-RunPatchBaseline'),
  status: status.optional(),
  groups: z.record(z.string(), result).default({}),
  withoutTarget: z.array(result).default([]),
});

const execution = z
  .strictObject({
    started: agoShape,
    ran: spanShape.optional(),
    status: status.optional(),
    details,
    groups: z.record(z.string(), result).optional(),
    tasks: z.array(task).optional(),
  })
  .refine((one) => one.groups === undefined || one.tasks === undefined, 'expected groups or tasks, not both');

/** A maintenance window as a scenario file writes it; times are still relative to now. */
export const windowShape = z.strictObject({
  name,
  description: z.string().max(128).optional(),
  enabled: z.boolean().default(true),
  schedule: z.string().default('cron(0 2 ? * * *)'),
  timezone: z.string().optional(),
  duration: z.int().min(1).max(24).default(4),
  cutoff: z.int().min(0).max(23).default(1),
  next: aheadShape.optional(),
  targets: z.array(target).default([]),
  executions: z.array(execution).default([]),
});

export type WrittenWindow = z.output<typeof windowShape>;
export type WrittenExecution = z.output<typeof execution>;
export type WrittenTask = z.output<typeof task>;
export type WrittenResult = z.output<typeof result>;
export type WrittenTarget = z.output<typeof target>;
