import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
} from 'yaml';

/** A file of a service: its nodes, and the lines that they stand on. */
type Source = {
  readonly folder: string;
  readonly name: string;
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
};

/** A place in a file, and how many steps of a path led there. */
type Place = { readonly source: Source; readonly node: Node; readonly steps: number };

type PathStep = string | number;

const fileVariable = /^\$\{file\(([^)]+)\)(?::(.+))?\}$/;

/** `Resources.Bot.Properties.BotLocales[0]` as its steps. */
function stepsOf(path: string): PathStep[] {
  return [...path.matchAll(/([^.[\]]+)|\[([0-9]+)\]/g)].map(([, name, index]) => name ?? Number(index));
}

function read(folder: string, name: string): Source {
  const lines = new LineCounter();
  const text = readFileSync(join(folder, name), 'utf8');
  return { folder, name, lines, document: parseDocument(text, { lineCounter: lines, logLevel: 'silent' }) };
}

/** As far as the steps are written down from a place on. */
function follow(place: Place, steps: readonly PathStep[]): Place {
  const { source, node } = place;
  const target = isAlias(node) ? node.resolve(source.document) : undefined;
  if (target) return follow({ ...place, node: target }, steps);
  const included = isScalar(node) ? fileVariable.exec(String(node.value)) : null;
  if (included) return followInto(place, included, steps);
  const [step, ...rest] = steps;
  if (step === undefined) return place;
  if (isSeq(node)) return followItem(place, node.items[Number(step)], rest);
  return isMap(node)
    ? followPair(
        place,
        node.items.find(({ key }) => isScalar(key) && key.value === step),
        rest,
      )
    : place;
}

function followItem({ source, node, steps: taken }: Place, item: unknown, rest: readonly PathStep[]): Place {
  return isNode(item)
    ? follow({ source, node: item, steps: taken + 1 }, rest)
    : { source, node, steps: taken };
}

/** A key stands for its value, unless something in the value or in another file is nearer. */
function followPair(place: Place, pair: Pair | undefined, rest: readonly PathStep[]): Place {
  if (!pair || !isNode(pair.key)) return place;
  const at = { source: place.source, node: pair.key, steps: place.steps + 1 };
  if (!isNode(pair.value)) return at;
  const found = follow({ ...at, node: pair.value }, rest);
  return found.source === at.source && found.steps === at.steps ? at : found;
}

function followInto(place: Place, [, file = '', key]: RegExpExecArray, steps: readonly PathStep[]): Place {
  if (!/\.(ya?ml|json)$/.test(file)) return place;
  const source = read(place.source.folder, file);
  const { contents } = source.document;
  if (!contents) return place;
  return follow({ source, node: contents, steps: place.steps }, [...(key ? [key] : []), ...steps]);
}

/**
 * Where the resources of a service are written: serverless.yml and every file that it takes in by `${file(…)}`.
 *
 * @param folder of the service
 * @returns from a path of the resolved resources (`Resources.Bot.Properties.BotLocales[0]`) to file and line
 * (`bot.yml:12`), of the nearest that is written down where the path itself is not
 */
export function sourcesOf(folder: string): (path: string) => string {
  const root = read(folder, 'serverless.yml');
  const resources = root.document.get('resources', true);
  const parts = isSeq(resources) ? resources.items : [resources];
  return (path) => {
    const found = parts
      .filter(isNode)
      .map((node) => follow({ source: root, node, steps: 0 }, stepsOf(path)))
      .reduce<Place | undefined>(
        (best, place) => (best && best.steps >= place.steps ? best : place),
        undefined,
      );
    if (!found) return root.name;
    const { source, node } = found;
    return `${source.name}:${source.lines.linePos(node.range?.[0] ?? 0).line}`;
  };
}

/**
 * Does something with resources of a service. What it finds wrong, a line each that begins with a path, is told with the
 * file and the line where it is written.
 *
 * @param folder of the service
 * @param at the path that those paths begin at, with its last dot; empty where they are whole
 * @throws what `work` throws, with places in its message and itself as `cause`
 */
export function toldWhere<T>(folder: string, at: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    const placeOf = sourcesOf(folder);
    const told = cause.message.replace(/^ *(\S+): /gm, (line, path) => `${placeOf(`${at}${path}`)}: ${line}`);
    throw new Error(told, { cause });
  }
}
