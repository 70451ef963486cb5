/** A service that owns intents of the bot; the manners of every conversation it knows besides. */
export type Owner = {
  readonly service: string;
  /** The name of the function that takes its turns, as it is deployed. */
  readonly function: string;
  readonly intents: readonly string[];
  /** What is offered to people. */
  readonly say: readonly string[];
  /** Whether it knows names that people may say alone: it hears first what nobody understands. */
  readonly names: boolean;
};
