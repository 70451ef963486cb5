import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const files = ['notices', 'outcome-alarms'].map((name) => {
  const text = readFileSync(new URL(`../../resources/${name}.yml`, import.meta.url), 'utf8');
  return parse(text, { logLevel: 'silent', merge: true }).Resources;
});
const resources: Readonly<Record<string, unknown>> = Object.assign({}, ...files);

/** Whether a line of a log is one that a metric filter counts, by its name in the templates. */
export function counts(filter: string, line: object): boolean {
  const { FilterPattern, LogGroupName } = Object(resources[filter]).Properties;
  if (typeof FilterPattern !== 'string' || LogGroupName === undefined) throw new Error(`no filter ${filter}`);
  return judged(FilterPattern, JSON.parse(JSON.stringify(line)));
}

/** The log group that a metric filter reads. */
export function groupOf(filter: string): unknown {
  return Object(resources[filter]).Properties.LogGroupName;
}

/** JSON patterns as far as ours go: `=` and `!=` of texts with a `*`, `&&`, `||` and parentheses (CloudWatch Logs, filter pattern syntax). */
function judged(pattern: string, line: Readonly<Record<string, unknown>>): boolean {
  const tokens = pattern.match(/\$\.[a-z]+|"[^"]*"|!=|=|&&|\|\||[(){}]|[^\s]+/gi) ?? [];
  let place = 0;
  const next = (): string => tokens[place++] ?? '';
  const takes = (token: string): boolean => {
    if (tokens[place] === token) place += 1;
    else return false;
    return true;
  };
  const expects = (token: string): void => {
    if (!takes(token)) throw new Error(`expected ${token} in ${pattern}`);
  };
  const comparison = (): boolean => {
    if (takes('(')) {
      const held = either();
      expects(')');
      return held;
    }
    const [field, operator, text] = [next(), next(), next()];
    if (!/^\$\.[a-z]+$/i.test(field) || !/^".*"$/.test(text)) throw new Error(`not understood: ${pattern}`);
    const value = line[field.slice(2)];
    const [start = '', ...rest] = text.slice(1, -1).split('*');
    const isLike =
      typeof value === 'string' && (rest.length === 0 ? value === start : value.startsWith(start));
    if (operator === '=') return isLike;
    if (operator === '!=') return value !== undefined && !isLike;
    throw new Error(`not understood: ${operator} in ${pattern}`);
  };
  const both = (): boolean => {
    let held = comparison();
    while (takes('&&')) held = comparison() && held;
    return held;
  };
  const either = (): boolean => {
    let held = both();
    while (takes('||')) held = both() || held;
    return held;
  };
  expects('{');
  const held = either();
  expects('}');
  if (place !== tokens.length) throw new Error(`more than one pattern: ${pattern}`);
  return held;
}
