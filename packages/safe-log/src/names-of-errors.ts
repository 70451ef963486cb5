/**
 * Names of errors, fit to be written down. Other people's errors quote what they were given (a number, a name, a
 * request); ours do not.
 *
 * @param ours the names of the errors whose text may be logged, because it quotes nothing
 * @returns a function from a fault to its name and those of its causes, outermost first
 */
export function namesOfErrors(ours: readonly string[]) {
  const namesOf = (fault: unknown): string[] => {
    if (!(fault instanceof Error)) return ['not an error'];
    const named = ours.includes(fault.name) ? `${fault.name}: ${fault.message}` : fault.name;
    return [named, ...(fault.cause ? namesOf(fault.cause) : [])];
  };
  return namesOf;
}
