import type { Person } from './person.ts';

/**
 * Has somebody do what is written of them: `[Details]` presses that button and `[▾ Blue]` chooses from a menu, the latest
 * that they see or at the place that is told; anything else they write to the app.
 */
export async function doesAsWritten(person: Person, text: string, place?: string): Promise<void> {
  const [, menu, label] = /^\[(▾ )?(.+)\]$/.exec(text) ?? [];
  if (label === undefined) person.writes(text);
  else await (menu === undefined ? person.presses(label, place) : person.chooses(label, place));
}
