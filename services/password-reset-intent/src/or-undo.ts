/** Does something; if it fails, takes back what was done for it, as far as that can be done, and fails. */
export async function orUndo<T>(work: () => Promise<T>, undo: () => Promise<void>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    await undo().catch(() => undefined);
    throw fault;
  }
}
