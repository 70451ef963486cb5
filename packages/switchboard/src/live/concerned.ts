import { relative, sep } from 'node:path';

/** A service, and what it is made of beside its own folder. */
export type Sourced = {
  readonly folder: string;
  /** The files that its functions are made of. */
  readonly inputs: ReadonlySet<string>;
  /** Whether its bot is made of what other services deploy. */
  readonly gathers: boolean;
};

/** In a service's folder, what is deployed of it. */
const deployed = /^([\w-]+\.(yml|cjs)|(flows|resources|src|slack)\/.+)$/;

/** … and what another service may take over. */
const definition = /^services\/[\w-]+\/[\w-]+\.yml$/;

/** Templates that services share, and how all of them are bundled. */
const shared = /^packages\/[\w-]+\/[\w-]+\.(yml|cjs)$/;

/**
 * The services that are made of one of these files.
 *
 * @param root of the repository
 * @returns their folders
 */
export function concerned(
  changed: readonly string[],
  services: readonly Sourced[],
  root: string,
): readonly string[] {
  const isIn = (folder: string, pattern: RegExp) =>
    changed.some((path) => pattern.test(relative(folder, path).replaceAll(sep, '/')));
  return services
    .filter(
      ({ folder, inputs, gathers }) =>
        isIn(folder, deployed) ||
        isIn(root, shared) ||
        (gathers && isIn(root, definition)) ||
        changed.some((path) => inputs.has(path)),
    )
    .map(({ folder }) => folder);
}
