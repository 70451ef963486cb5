import { styleText } from 'node:util';
import { checkFlow } from './check/check-flow.ts';
import { readDocument } from './flow/document.ts';
import { type Problem, pathOf } from './flow/problem.ts';

/** Paints a text, or leaves it as it is where there is no terminal. */
export type Paint = (colour: 'green' | 'red' | 'dim', text: string) => string;

/** Paints for a stream; plain where it is no terminal or NO_COLOR is set. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  return (colour, text) => styleText(colour, text, { stream });
}

/** The result of one file in words, and whether the flow is right. */
export function reportFlow(
  file: string,
  text: string,
  paint: Paint,
): { readonly right: boolean; readonly text: string } {
  const problems = checkFlow(text);
  if (problems.length === 0) {
    return { right: true, text: `${paint('green', 'right')}  ${file} ${paint('dim', size(text))}` };
  }
  const lines = problems.map(
    (problem) => `       ${problem.path}${name(text, problem)}\n         ${problem.message}`,
  );
  return { right: false, text: [`${paint('red', 'wrong')}  ${file}`, ...lines].join('\n') };
}

function size(text: string): string {
  const document = readDocument(text);
  return 'problems' in document ? '' : `(${document.Actions.length} actions)`;
}

/** The Identifier beside the path: people know their actions by name, not by position. */
function name(text: string, { path }: Problem): string {
  const document = readDocument(text);
  if ('problems' in document) return '';
  const index = document.Actions.findIndex((_, at) => path.startsWith(`${pathOf(['Actions', at])}.`));
  const action = document.Actions[index];
  return action === undefined ? '' : ` (${action.Identifier})`;
}
