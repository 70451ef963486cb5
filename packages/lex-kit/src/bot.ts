/**
 * What a bot's function knows of its bot: the name, and for each intent the slots it has.
 *
 * Declared once; every turn and reply is typed from it, so that a misspelt intent or slot does not compile.
 */
export type BotDeclaration = {
  readonly name: string;
  /** Another bot that has these intents too, and passes their turns on to this function. */
  readonly through?: string;
  readonly intents: Readonly<Record<string, readonly string[]>>;
};

/** Whether a bot that is deployed under a name is this one: names are unique in an account and Region, so it has more behind. */
export function isBot({ name, through }: BotDeclaration, deployed: string): boolean {
  return [name, through].some((it) => it !== undefined && (deployed === it || deployed.startsWith(`${it}-`)));
}

/** The names of a bot's intents. */
export type IntentOf<B extends BotDeclaration> = keyof B['intents'] & string;

/** The names of the slots of one intent. */
export type SlotOf<B extends BotDeclaration, I extends IntentOf<B>> = B['intents'][I][number] & string;

/**
 * Declares a bot.
 *
 * @param bot its name as in the template, and its intents, each with the names of its slots
 * @returns the same declaration, with its literal types
 */
export function declareBot<const B extends BotDeclaration>(bot: B): B {
  return bot;
}
