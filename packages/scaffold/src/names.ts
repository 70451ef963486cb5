/** The forms of a name that the files of a service have. */
export type Names = {
  /** `network-scan` */
  readonly kebab: string;
  /** `networkScan` */
  readonly camel: string;
  /** `NetworkScan` */
  readonly pascal: string;
  /** `network scan`: what people say */
  readonly words: string;
  /** `Network scan` */
  readonly sentence: string;
};

/** The forms of a name. */
export function namesOf(kebab: string): Names {
  const words = kebab.replaceAll('-', ' ');
  const pascal = kebab.replaceAll(/(^|-)([a-z])/g, (_, _hyphen, letter: string) => letter.toUpperCase());
  return {
    kebab,
    camel: `${pascal.charAt(0).toLowerCase()}${pascal.slice(1)}`,
    pascal,
    words,
    sentence: `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
  };
}

/** A text with one name in place of another, in all of its forms. */
export function renamed(text: string, from: Names, to: Names): string {
  const forms: readonly (keyof Names)[] = ['kebab', 'camel', 'pascal', 'words', 'sentence'];
  return forms.reduce((changed, form) => changed.replaceAll(from[form], to[form]), text);
}

/** What is there already. */
export type Taken = {
  /** The folders of the services. */
  readonly services: readonly string[];
  /** The intents and slot types of all bots. */
  readonly names: readonly string[];
  /** What people say to them. */
  readonly utterances: readonly string[];
};

/** A function has at most 64 characters, and this one `opsline-<name>-intent-<stage>-codeHook`, a stage up to 19. */
const longest = 64 - 'opsline-'.length - '-intent-'.length - 19 - '-codeHook'.length;

/**
 * Why a name will not do; undefined if it will.
 *
 * @param name as somebody typed it
 */
export function refusal(name: string, { services, names, utterances }: Taken): string | undefined {
  if (!/^[a-z]+(-[a-z]+)*$/.test(name)) {
    return 'expected small letters, single hyphens between them, such as network-scan: people say it, and AWS takes nothing else';
  }
  if (/(^|-)intent$/.test(name)) return 'expected the name without "intent", which is put behind it';
  if (name.length > longest) {
    return `expected at most ${longest} characters: a name of a function has 64 on AWS, its stage among them`;
  }
  const { camel, pascal, words } = namesOf(name);
  if (services.includes(`${name}-intent`)) return `services/${name}-intent is there already`;
  const same = [`${camel}Intent`, `${pascal}Environment`].find((known) => names.includes(known));
  if (same !== undefined) return `another service has ${same}`;
  if (utterances.includes(words)) return `"${words}" is said to another service already`;
  return undefined;
}
