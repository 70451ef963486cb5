import { words } from './words.ts';

/** What somebody reads in Slack beside what the bot says, and what stands on buttons. */
export const messages = {
  /** The tab Home, and the first thing in the direct message. */
  title: 'Opsline',
  welcome:
    'I tell how last night’s patching went: which jobs failed or are going on, where, and why. I first ask who you are, by a one-time PIN that comes by text message.',
  howToBegin: `Type “${words.begin}” in the tab Messages, or press the button.`,
  howToBeginHere: `Type “${words.begin}”, or press the button.`,
  /** To somebody who mentioned the app where others read along. */
  mentioned: `You mentioned me in a channel. I answer here, where nobody else reads along. Type “${words.begin}”, or press the button.`,
  whispered: 'I have answered you in our direct message, where nobody else reads along.',
  pinInPublic: `You typed a one-time PIN where others can read it. I have made it void, and you are signed out. Type “${words.begin}” here to get a new one.`,
  pinInPublicWhispered:
    'A one-time PIN belongs in our direct message only. I have made the one that you typed here void; please delete your message.',
  /** Of a button whose conversation is over. */
  oldButton: `That button is of a conversation that has ended, and you were signed out. Say “${words.begin}” to begin a new one.`,
  /** It may have been taken in, or not: nothing is done twice. */
  lost: 'Sorry, something went wrong on our side. Please say that once more.',
  reading: 'is reading patching…',
  cut: (shown: number, all: number) =>
    `The menu holds ${shown} of ${all} target groups; type the name of any other.`,
  rowsLeftOut: (count: number) => `${count} more do not fit here; say “more”.`,
  signs: { succeeded: '✅', failed: '❌', 'in progress': '⏳' },
  menu: 'Target group',
  buttons: {
    begin: 'Check patching',
    latest: 'Latest',
    failures: 'What failed',
    groups: 'Target groups',
    more: 'More',
    details: 'Details',
    again: 'New one-time PIN',
    wrongId: 'Wrong ID',
    goodbye: 'Goodbye',
  },
} as const;
