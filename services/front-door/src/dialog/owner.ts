/** A service that owns intents of the bot. */
export type Owner = {
  readonly service: string;
  /** The name of the function that takes its turns, as it is deployed. */
  readonly function: string;
  /** The intents that it answers; those of every conversation only if it has words of its own for them. */
  readonly intents: readonly string[];
  /** What is offered to people. */
  readonly say: readonly string[];
};
