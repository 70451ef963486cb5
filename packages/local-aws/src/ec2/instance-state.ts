import type { Instance } from '../scenario/scenario.ts';

/** EC2, "InstanceState": the number that goes with each name. */
const codes = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
} as const;

/** The state of an instance as EC2 writes it. */
export function instanceState({ state }: Instance) {
  return { code: codes[state], name: state };
}

/** What the filters `instance-state-name` and `instance-id` look at. */
export function stateFacts({ id, state }: Instance) {
  return { 'instance-state-name': state, 'instance-id': id };
}
