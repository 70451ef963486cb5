import type { HomeView, KnownBlock } from '@slack/types';
import { postOf } from './blocks.ts';
import { messages } from './messages.ts';
import type { Told } from './told.ts';

/** What is told when nothing was asked of the bot yet. */
export const opening = {
  welcome: { says: [messages.welcome, messages.howToBeginHere], open: 'begin' },
  mentioned: { says: [messages.mentioned], open: 'begin' },
  pinInPublic: { says: [messages.pinInPublic], open: 'begin' },
  oldButton: { says: [messages.oldButton], open: 'begin' },
  lost: { says: [messages.lost], open: 'nothing' },
} as const satisfies Readonly<Record<string, { says: readonly string[]; open: Told['open'] }>>;

/** The tab Home: the same for everybody. */
export function homeView(): HomeView & { blocks: KnownBlock[] } {
  const { blocks } = postOf({ says: [messages.welcome, messages.howToBegin], open: 'begin' });
  const title = { type: 'header', text: { type: 'plain_text', text: messages.title } } as const;
  return { type: 'home', blocks: [title, ...blocks] };
}
