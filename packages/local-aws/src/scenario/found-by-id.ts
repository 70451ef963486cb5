import type { Instance } from './scenario.ts';

/** The instances that have one of these ids, in the order of all of them; all, where no ids are asked for. */
export type FoundById<One extends Instance = Instance> = (
  ids: readonly string[] | undefined,
) => readonly One[];

/** Finds instances in a time that does not grow with the fleet. */
export function foundById<One extends Instance>(instances: readonly One[]): FoundById<One> {
  const places = new Map(instances.map(({ id }, place) => [id, place]));
  return (ids) => {
    if (ids === undefined) return instances;
    const found = [...new Set(ids)].flatMap((id) => places.get(id) ?? []);
    return found.toSorted((one, other) => one - other).flatMap((place) => instances[place] ?? []);
  };
}
