/** Words with which somebody takes back what they said before them; the last of them counts. */
const takenBack =
  /^.*\b(?:sorry|wait|oops|(?:i )?meant(?: to say)?|i mean|actually|rather|correction|make (?:that|it)|scratch that|my (?:mistake|bad)|not that)\b[\s,.:;!…–-]*/is;

/** What may stand before a value that is said anew. */
const lead = /^(?:(?:no|it is|it's|it’s|its|that is|that's|should be|is|to|the other one)\b[\s,.:;!…–-]*)+/i;

/**
 * What somebody said in place of what they said before: "sorry, 101", "no wait, 17 April", "110, I mean 101". How a value
 * is told from it is the question's affair.
 *
 * @returns the words after the repair as they were said; undefined where nothing is repaired
 */
export function repairIn(text: string): string | undefined {
  const after = text.replace(takenBack, '');
  const value = after.replace(lead, '').trim();
  return after === text || value === '' ? undefined : value;
}
