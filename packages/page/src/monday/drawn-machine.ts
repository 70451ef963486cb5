import type { Drawing } from '@opsline/local-connect';
import { drawingOf, type Execution, type Machine } from '@opsline/local-states';

/** The frame of what no other state holds. */
const outermost = 'The state machine';

/**
 * A state machine as it is drawn, and the path of an execution: the states that were entered and those that were passed by,
 * all of them before it has begun. A way is taken where its end was entered next.
 */
export function drawnMachine(machine: Machine, path: Execution['path']): Drawing {
  const all = drawingOf(machine);
  const passed = all
    .filter(({ name }) => path.includes(name))
    .flatMap(({ ways }) => ways.map(({ to }) => to));
  const states = all.filter(({ name }) => path.length === 0 || path.includes(name) || passed.includes(name));
  const isDrawn = (to: string): boolean => states.some(({ name }) => name === to);
  // A frame is another thing than the state whose inside it shows.
  const frameOf = (name: string): string => {
    const within = states.find((one) => one.name === name)?.within;
    return within === undefined ? outermost : `Inside “${within}”`;
  };
  const wasTaken = (from: string, to: string): boolean => {
    const beside = path.filter((name) => frameOf(name) === frameOf(from));
    return beside.some((name, at) => name === from && beside[at + 1] === to);
  };
  return {
    flows: [...new Set(states.map(({ name }) => frameOf(name)))].map((name) => ({ flowArn: name, name })),
    blocks: states.map(({ name, type, ways }) => ({
      id: name,
      flowArn: frameOf(name),
      identifier: name,
      name,
      words: type,
      shape:
        type === 'Choice' ? 'choice' : type === 'Task' ? 'asks outside' : ways.length > 0 ? 'step' : 'end',
      visited: path.includes(name),
    })),
    ways: states.flatMap(({ name, ways, holds }) => [
      ...ways
        .filter(({ to }) => isDrawn(to))
        .map(({ to, label }) => ({
          from: name,
          to,
          labels: label === '' ? [] : [label],
          taken: wasTaken(name, to),
        })),
      ...holds.filter(isDrawn).map((to) => ({ from: name, to, labels: ['each'], taken: path.includes(to) })),
    ]),
  };
}
