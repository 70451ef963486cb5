export { mermaid } from './machine/mermaid.ts';
export { parseMachine } from './machine/parse-machine.ts';
export type { Json, JsonObject } from './query/json.ts';
export { type Connection, type HttpCall, httpResource } from './resources/http-resource.ts';
export { sdkResources } from './resources/sdk-resources.ts';
export { TaskFailed } from './run/failures.ts';
export { measuresOf } from './run/measures.ts';
export { type Execution, runMachine } from './run/run-machine.ts';
export type { Resource } from './run/run-options.ts';
