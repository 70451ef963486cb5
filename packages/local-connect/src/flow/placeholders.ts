import { FlowError, type Problem, pathOf } from './problem.ts';

/** `${Name}` or `${Name.Attribute}`; `${!Name}` is a literal `${Name}` (CloudFormation, Fn::Sub). */
const placeholder = /\$\{(!?)([^}]*)\}/g;

/**
 * The flow with its `Fn::Sub` placeholders replaced, as CloudFormation does on deployment. `values` maps a
 * placeholder without its braces (`DbLookup.Arn`) to text. Takes the JSON text or the parsed value and returns
 * the parsed value.
 * @throws FlowError naming each placeholder without a value.
 */
export function fillPlaceholders(content: unknown, values: Readonly<Record<string, string>>): unknown {
  const problems: Problem[] = [];
  const fill = (value: unknown, path: readonly PropertyKey[]): unknown => {
    if (typeof value === 'string') return fillText(value, pathOf(path));
    if (Array.isArray(value)) return value.map((item, index) => fill(item, [...path, index]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, [...path, key])]));
  };
  const fillText = (text: string, path: string): string =>
    text.replace(placeholder, (written, literal: string, name: string) => {
      if (literal === '!') return `\${${name}}`;
      if (!Object.hasOwn(values, name))
        problems.push({ path, message: `no value for the placeholder ${written}` });
      return values[name] ?? '';
    });
  const filled = fill(typeof content === 'string' ? JSON.parse(content) : content, []);
  if (problems.length > 0) throw new FlowError(problems);
  return filled;
}
