/** What was made of the patterns of policies, of which there are as many as templates write. */
const expressions = new Map<string, RegExp>();

/** Whether a text is as a pattern says, in which `*` stands for anything and `?` for one character. */
export function matchesText(pattern: string, text: string): boolean {
  const expression = expressions.get(pattern) ?? expressionOf(pattern);
  expressions.set(pattern, expression);
  return expression.test(text);
}

function expressionOf(pattern: string): RegExp {
  const source = pattern
    .split('')
    .map((sign) => ({ '*': '.*', '?': '.' })[sign] ?? sign.replace(/[\\^$.|+()[\]{}]/, '\\$&'))
    .join('');
  return new RegExp(`^${source}$`, 's');
}

/** … of an ARN: part by part, so that no `*` reaches beyond a colon but in the resource (IAM, "Condition operators"). */
export function matchesArn(pattern: string, arn: string): boolean {
  const [patterns, parts] = [partsOf(pattern), partsOf(arn)];
  return (
    patterns.length === parts.length && patterns.every((part, index) => matchesText(part, parts[index] ?? ''))
  );
}

/** `arn:partition:service:region:account:resource`, whose resource may hold colons. */
function partsOf(arn: string): string[] {
  const [, ...parts] = /^([^:]*):([^:]*):([^:]*):([^:]*):([^:]*):(.*)$/s.exec(arn) ?? [];
  return parts;
}
