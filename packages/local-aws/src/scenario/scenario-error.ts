/** A scenario that cannot be understood; the message names each place and what was expected there, never a value. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
}
