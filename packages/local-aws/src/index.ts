export { createTables } from './dynamodb/create-tables.ts';
export { seedEmployees } from './dynamodb/seed-employees.ts';
export type { Fault } from './faults.ts';
export type { KeySpec } from './kms/keys.ts';
export { type AnsweredCall, type LocalAws, type LocalAwsOptions, startLocalAws } from './local-aws.ts';
export { defaultScenario, loadScenario, type ScenarioName, scenarioNames } from './scenario/load-scenario.ts';
export { parseScenario } from './scenario/parse-scenario.ts';
export type {
  MaintenanceWindow,
  Scenario,
} from './scenario/scenario.ts';
export { statuses } from './scenario/status.ts';
export type { Text } from './sns/texts.ts';
