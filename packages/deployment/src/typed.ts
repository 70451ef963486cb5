import { createInterface } from 'node:readline';

/** Where somebody may type. */
export type Keyboard = NodeJS.ReadableStream & { readonly isTTY?: boolean };

/** Whether somebody types a word and Enter, once; without a terminal, and at the end of the input, nobody does. */
export async function isTyped(word: string, keyboard: Keyboard): Promise<boolean> {
  if (keyboard.isTTY !== true) return false;
  const lines = createInterface({ input: keyboard });
  const { value } = await lines[Symbol.asyncIterator]().next();
  lines.close();
  return typeof value === 'string' && value.trim() === word;
}
