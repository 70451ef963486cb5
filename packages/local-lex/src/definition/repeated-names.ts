import { issuePath } from '../issue-path.ts';

type Told = { readonly by: readonly string[]; readonly problem: string };

/** Lists whose items Lex tells apart: by the property that holds the list, the property that does it. */
const toldApart: ReadonlyMap<string, Told> = new Map([
  ['BotLocales', { by: ['LocaleId'], problem: 'two locales have one id' }],
  ['BotAliasLocaleSettings', { by: ['LocaleId'], problem: 'two settings are for one locale' }],
  ['SlotTypes', { by: ['Name'], problem: 'two slot types have one name' }],
  ['Intents', { by: ['Name'], problem: 'two intents have one name' }],
  ['Slots', { by: ['Name'], problem: 'two slots have one name' }],
  ['SlotPriorities', { by: ['SlotName'], problem: 'two priorities are for one slot' }],
  ['SessionAttributes', { by: ['Key'], problem: 'two attributes have one key' }],
]);

/**
 * The names that occur twice where Lex takes each once, by the path of the second. They are compared as they are written:
 * whatever else is wrong with an item, its name is its name.
 */
export function repeatedNames(node: unknown, path: string): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const at = issuePath([Array.isArray(node) ? Number(key) : key], path);
    const told = toldApart.get(key);
    const here = told && Array.isArray(value) ? repeatedIn(value, at, told) : [];
    return [...here, ...repeatedNames(value, at)];
  });
}

function repeatedIn(items: readonly unknown[], path: string, { by, problem }: Told): readonly string[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const entry = Object.entries(Object(item)).find(([key]) => by.includes(key));
    const name = typeof entry?.[1] === 'object' ? undefined : entry && String(entry[1]);
    if (entry === undefined || name === undefined) return [];
    if (seen.has(name)) return [`${issuePath([index, entry[0]], path)}: ${problem}`];
    seen.add(name);
    return [];
  });
}
