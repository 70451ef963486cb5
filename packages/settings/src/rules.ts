/** Something that is wrong: where, and what was expected there. */
export type Problem = { readonly path: string; readonly message: string };

/** What a deployment gives, by parameter, checked; what is not given is not there. */
type Given = Readonly<Record<string, unknown>>;

/** What holds of several parameters together. */
export type Rule = (given: Given) => readonly Problem[];

/** A queue to hand calls over to is one of the instance that the calls come from. */
export const queueOfInstance: Rule = ({ handOverQueueArn = 'none', connectInstanceArn = 'none' }) => {
  const known = typeof handOverQueueArn === 'string' && typeof connectInstanceArn === 'string';
  if (!known || handOverQueueArn === 'none' || handOverQueueArn.startsWith(`${connectInstanceArn}/queue/`)) {
    return [];
  }
  const message = 'expected a queue of the instance that connectInstanceArn names';
  return [{ path: 'handOverQueueArn', message }];
};

/** Either both are given or neither is. */
export const bothOrNeither =
  (one: string, other: string): Rule =>
  (given) =>
    [
      [one, other],
      [other, one],
    ].flatMap(([path = '', partner = '']) =>
      given[path] === undefined && given[partner] !== undefined
        ? [{ path, message: `expected a value, since ${partner} has one` }]
        : [],
    );

/** Where a parameter has this value, another has to have one. */
export const neededWhere =
  (parameter: string, value: string, path: string): Rule =>
  (given) =>
    given[parameter] === value && given[path] === undefined
      ? [{ path, message: `expected a value, since ${parameter} is ${value}` }]
      : [];
