export { createTables } from './create-tables.ts';
export type { CallName, Fault, Faults, Mishap } from './faults.ts';
export type { KeySpec } from './kms-keys.ts';
export { type AnsweredCall, type LocalAws, type LocalAwsOptions, startLocalAws } from './local-aws.ts';
export type { Notice, Notices } from './notices.ts';
export { type OperationName, operations, type ServiceName } from './operations.ts';
export { defaultScenario, loadScenario, type ScenarioName, scenarioNames } from './scenario/load-scenario.ts';
export { parseScenario } from './scenario/parse-scenario.ts';
export type {
  Employee,
  Execution,
  Instance,
  Invocation,
  MaintenanceWindow,
  Outcome,
  Patch,
  PatchReport,
  Scenario,
  Span,
  Target,
  Task,
} from './scenario/scenario.ts';
export { ScenarioError } from './scenario/scenario-error.ts';
export { type Status, statuses } from './scenario/status.ts';
export { seedEmployees } from './seed-employees.ts';
export type { ListingOptions } from './ssm/listing.ts';
export type { Text, Texts } from './texts.ts';
export type { WireReply, WireRequest } from './wire.ts';
