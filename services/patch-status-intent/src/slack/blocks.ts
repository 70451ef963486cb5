import type { Button, KnownBlock, PlainTextElement, StaticSelect } from '@slack/types';
import { messages } from './messages.ts';
import type { Told } from './told.ts';
import { words } from './words.ts';

/** Limits of Slack's blocks (docs.slack.dev, Block Kit reference), in UTF-16 units. */
const limits = {
  blocks: 50,
  section: 3_000,
  options: 100,
  optionText: 75,
  optionValue: 150,
  buttonText: 75,
  buttonValue: 2_000,
};

/** A post, as Slack takes it. */
export type Post = { readonly text: string; readonly blocks: readonly KnownBlock[] };

/**
 * An answer as a post: its sentences, its facts in place of those that say the same, and what can be pressed. Everything
 * from outside stands in plain text, where no markup is live.
 */
export function postOf(told: Told): Post {
  const rows = rowsOf(told);
  const { from, count } = told.card?.insteadOf ?? { from: told.says.length, count: 0 };
  const before = told.says.slice(0, from).map(paragraph);
  const after = told.says.slice(from + count).map(paragraph);
  const actions = actionsOf(told);
  return { text: textOf(told.says), blocks: [...before, ...rows, ...menuNote(told), ...after, ...actions] };
}

/** What notifications show and screen readers read: the sentences, with nothing in them that Slack would read as markup. */
function textOf(says: readonly string[]): string {
  return says.join('\n').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function plain(text: string, most: number): PlainTextElement {
  return { type: 'plain_text', text: cut(text, most), emoji: false };
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}

function paragraph(text: string): KnownBlock {
  return { type: 'section', text: plain(text, limits.section) };
}

/** So many rows leave room for everything else of a post. */
const mostRows = limits.blocks - 15;

function rowsOf({ card }: Told): KnownBlock[] {
  const { rows = [], zone } = card ?? {};
  if (rows.length === 0) return [];
  const left = rows.length - mostRows;
  return [
    ...rows.slice(0, mostRows).map(({ name, counts, is, when, ask }, index): KnownBlock => {
      const text = plain(`${messages.signs[counts]} ${name}: ${is}\n${when}`, limits.section);
      const accessory = ask === undefined ? undefined : button(`row${index}`, messages.buttons.details, ask);
      return { type: 'section', text, ...(accessory && { accessory }) };
    }),
    ...(left > 0 ? [paragraph(messages.rowsLeftOut(left))] : []),
    ...(zone === undefined ? [] : [aside(zone)]),
  ];
}

function aside(text: string): KnownBlock {
  return { type: 'context', elements: [plain(text, limits.section)] };
}

/** Says what a menu leaves out. */
function menuNote({ card }: Told): KnownBlock[] {
  const { names } = card ?? {};
  const shown = menuOf(names)?.options?.length ?? 0;
  return names && shown < names.all ? [paragraph(messages.cut(shown, names.all))] : [];
}

function button(id: string, text: string, value: string): Button {
  return {
    type: 'button',
    action_id: `say:${id}`,
    text: plain(text, limits.buttonText),
    value: cut(value, limits.buttonValue),
  };
}

function menuOf(names: NonNullable<Told['card']>['names']): StaticSelect | undefined {
  const options = (names?.some ?? [])
    .filter((name) => name.trim() !== '' && name.length <= limits.optionValue)
    .slice(0, limits.options)
    .map((name) => ({ text: plain(name, limits.optionText), value: name }));
  if (options.length === 0) return undefined;
  const placeholder = plain(messages.menu, limits.optionText);
  return { type: 'static_select', action_id: 'say:menu', placeholder, options };
}

function actionsOf(told: Told): KnownBlock[] {
  const menu = menuOf(told.card?.names);
  const elements = [...(menu ? [menu] : []), ...buttonsOf(told)];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

/** What can be said next, as buttons: each is worth no more than its words. */
function buttonsOf({ open, offered = [], more = false }: Told): Button[] {
  const press = (name: keyof typeof words) => button(name, messages.buttons[name], words[name]);
  switch (open) {
    case 'begin':
      return [press('begin')];
    case 'employee ID':
      return [press('goodbye')];
    case 'one-time PIN':
      return [press('again'), press('wrongId'), press('goodbye')];
    case 'patching': {
      const names = offered.slice(0, 5).map((name, index) => button(`offer${index}`, name, name));
      const others = [press('latest'), press('failures'), press('groups'), press('goodbye')];
      return [...names, ...(more ? [press('more')] : []), ...others];
    }
    case 'nothing':
    case 'ended':
      return [];
  }
}
