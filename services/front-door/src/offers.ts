/** What can be said, as people say a list: "A", "A, or B", "A, B, or C". */
export function inWords(offers: readonly string[]): string {
  return offers.length < 2 ? offers.join() : `${offers.slice(0, -1).join(', ')}, or ${offers.at(-1)}`;
}
