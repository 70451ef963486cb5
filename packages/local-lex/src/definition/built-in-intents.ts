/** The phrases a built-in intent knows by itself (Lex V2 Developer Guide, "Built-in intents"); they cannot be removed. */
export const builtInIntents: Readonly<Record<string, readonly string[]>> = {
  'AMAZON.FallbackIntent': [],
  'AMAZON.HelpIntent': ['help', 'help me', 'can you help me'],
  'AMAZON.CancelIntent': ['cancel', 'never mind', 'forget it'],
  'AMAZON.StopIntent': ['stop', 'off', 'shut up'],
  'AMAZON.RepeatIntent': ['repeat', 'say that again', 'repeat that'],
  'AMAZON.StartOverIntent': ['start over', 'restart', 'start again'],
  'AMAZON.PauseIntent': ['pause', 'pause that'],
  'AMAZON.ResumeIntent': ['resume', 'continue', 'keep going'],
};

/** Built-in intents that are not played here. */
const unplayed = [
  'AMAZON.BedrockAgentIntent',
  'AMAZON.KendraSearchIntent',
  'AMAZON.QInConnectIntent',
  'AMAZON.QnAIntent',
];

/**
 * The built-in intent that has this name but for its `AMAZON.`, or undefined. Lex looks past capital letters: it was
 * seen to refuse `QnaIntent`.
 */
export function builtInNamed(name: string): string | undefined {
  return [...Object.keys(builtInIntents), ...unplayed].find(
    (signature) => signature.toLowerCase() === `amazon.${name.toLowerCase()}`,
  );
}

/** Whether this is the intent that answers what no other one understood. */
export function isFallback(intent: { readonly builtIn?: string | undefined }): boolean {
  return intent.builtIn === 'AMAZON.FallbackIntent';
}
