/** Whatever was started, to be ended. */
export type Running = { readonly stop: () => Promise<void> };

/** Nothing was started yet; `stop` ends in reverse what was. */
export function createRunning(): Running & { readonly started: <T extends Running>(part: T) => T } {
  const running: Running[] = [];
  return {
    started: (part) => {
      running.push(part);
      return part;
    },
    stop: async () => {
      for (const part of running.toReversed()) await part.stop();
    },
  };
}
