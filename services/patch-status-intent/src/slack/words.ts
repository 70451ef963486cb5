/** What the buttons say: words that the bot understands when they are typed, too. */
export const words = {
  begin: 'check patching',
  latest: 'latest',
  failures: 'what failed',
  groups: 'list groups',
  more: 'more',
  again: 'again',
  wrongId: 'wrong ID',
  goodbye: 'goodbye',
} as const;
