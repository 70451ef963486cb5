/** Signs that take no place: people paste them without seeing them. */
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\ufe00-\ufe0f]/g;

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/**
 * What somebody typed, without what Slack makes of it and without signs that nobody sees: `<http://linux.dev|linux.dev>`
 * is linux.dev, `<tel:217|217>` is 217, `*004821*` is 004821 (docs.slack.dev, Formatting message text). What is left holds
 * no markup that would be live if it were said back; a word keeps the signs inside of it, such as web_2.
 */
export function unwrapped(text: string): string {
  return text
    .replace(invisible, '')
    .replace(/<(?:[a-z]+:|[@#!])[^<>|]*\|([^<>]*)>/gi, '$1')
    .replace(/<(?:(?:https?|ftp):\/\/|mailto:|tel:)([^<>]*)>/gi, '$1')
    .replace(/<[@#!]([^<>]*)>/g, '$1')
    .replace(/&(?:lt|gt|amp);/g, (entity) => entities[entity] ?? entity)
    .replace(/[<>*`~]/g, '')
    .replace(/\b(?:https?|ftp):\/\//gi, '')
    .replace(/(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
