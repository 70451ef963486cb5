const tries = 3;

/** Does something; if it fails, takes back what was done for it, as far as that can be done, and fails. */
export async function orUndo<T>(work: () => Promise<T>, undo: () => Promise<void>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    await insistently(undo).catch(() => undefined);
    throw fault;
  }
}

/** Takes something back, at most three times: what stays counted shuts somebody out who did nothing wrong. */
export async function insistently(undo: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await undo();
    } catch (fault) {
      if (attempt === tries) throw fault;
    }
  }
}
