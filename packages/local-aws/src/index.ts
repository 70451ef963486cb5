export { createTables } from './dynamodb/create-tables.ts';
export { seedEmployees } from './dynamodb/seed-employees.ts';
export type { CallName, Fault, Faults, Mishap } from './faults.ts';
export type { KeySpec } from './kms/keys.ts';
export { type AnsweredCall, type LocalAws, type LocalAwsOptions, startLocalAws } from './local-aws.ts';
export { type OperationName, operations, type ServiceName } from './protocol/operations.ts';
export type { WireReply, WireRequest } from './protocol/wire.ts';
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
export type { Notice, Notices } from './sns/notices.ts';
export type { Text, Texts } from './sns/texts.ts';
export type { ListingOptions } from './ssm/listing.ts';
