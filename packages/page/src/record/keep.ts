import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** The name of a page for a title: "A wrong PIN, twice" is `a-wrong-pin-twice.md`. */
export function pageFor(title: string): string {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? ['scene'];
  return `${words.join('-')}.md`;
}

/**
 * Saves a scene as a page of a service's conversations, where its tests find it.
 *
 * @returns the page, from the service's folder
 * @throws when a page of that name is there already
 */
export async function keep(folder: string, title: string, scene: string): Promise<string> {
  const page = join('conversations', pageFor(title));
  const text = `# ${title}\n\nRecorded on the switchboard.\n\n${scene}`;
  try {
    await writeFile(join(folder, page), text, { flag: 'wx' });
  } catch (cause) {
    throw new Error(`${page} cannot be made: is there one already?`, { cause });
  }
  return `${basename(folder)}/${page}`;
}
