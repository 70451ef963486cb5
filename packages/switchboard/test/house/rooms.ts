import { basename, dirname } from 'node:path';

/** The most lines of a file, and the most files of several kinds in one folder. */
const longest = 200;
const fullest = 16;

/** Which files are too long to be held in the head. */
export function longFiles(files: ReadonlyMap<string, string>): string[] {
  return [...files]
    .map(([path, text]) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > longest)
    .map(({ path, lines }) => `${path} has ${lines} lines`);
}

/** In which folders nothing is found any more, but those whose files are all of one kind. */
export function fullFolders(paths: Iterable<string>, ofOneKind: readonly string[]): string[] {
  return [...Map.groupBy(paths, dirname)]
    .filter(([folder, files]) => files.length > fullest && !ofOneKind.includes(folder))
    .map(([folder, files]) => `${folder} has ${files.length} files`);
}

/** What a package.json says of what it needs. */
export type Manifest = {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
};

/** Where a folder of the workspace needs a service, or itself by way of others; by the paths of their folders. */
export function wrongArrows(manifests: ReadonlyMap<string, Manifest>): string[] {
  const folders = new Map([...manifests].map(([folder, { name }]) => [name, folder]));
  const needs = new Map([...manifests].map(([folder, manifest]) => [folder, needsOf(manifest, folders)]));
  const reached = (folder: string, seen: ReadonlySet<string>): ReadonlySet<string> =>
    (needs.get(folder) ?? []).reduce(
      (all, next) => (all.has(next) ? all : reached(next, new Set(all).add(next))),
      seen,
    );
  return [...needs].flatMap(([folder, needed]) => [
    ...needed.filter((other) => other.startsWith('services/')).map((other) => `${folder} needs ${other}`),
    ...(reached(folder, new Set()).has(folder) ? [`${basename(folder)} needs itself`] : []),
  ]);
}

function needsOf(
  { dependencies, devDependencies }: Manifest,
  folders: ReadonlyMap<string, string>,
): string[] {
  return Object.keys({ ...dependencies, ...devDependencies }).flatMap((name) => folders.get(name) ?? []);
}
