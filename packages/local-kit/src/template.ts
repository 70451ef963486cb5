import { accountId, region } from './account.ts';

/** A CloudFormation resource. */
export type Resource = {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string | undefined;
  readonly UpdateReplacePolicy?: string | undefined;
};

/** What CloudFormation knows when it resolves a template. */
export type Template = {
  readonly resources: Readonly<Record<string, Resource>>;
  readonly conditions: Readonly<Record<string, unknown>>;
  /** Attributes that only this machine can say, by `LogicalId.Attribute`. */
  readonly attributes: Readonly<Record<string, string>>;
};

/** CloudFormation's pseudo parameters, as they are on this machine. */
const pseudo: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': region,
  'AWS::AccountId': accountId,
};

/** Stands for `AWS::NoValue`: what holds it is left out. */
const noValue = Symbol('AWS::NoValue');

/**
 * Resolves CloudFormation's intrinsic functions as far as the templates use them.
 *
 * @throws with the name of a function, condition or resource that is not known
 */
export function resolveIn(template: Template): (value: unknown) => unknown {
  const functions: Readonly<Record<string, (argument: unknown) => unknown>> = {
    Ref: (name) => reference(String(name)),
    'Fn::GetAtt': (path) => attribute(Array.isArray(path) ? path.join('.') : String(path)),
    'Fn::Sub': (argument) => {
      const [text, values] = Array.isArray(argument) ? argument : [argument, {}];
      return substitute(String(text), Object(resolve(values)));
    },
    'Fn::Join': (argument) => {
      const [between, parts] = Array.isArray(argument) ? argument : [];
      return [resolve(parts)].flat().join(String(between));
    },
    'Fn::If': (argument) => {
      const [condition, yes, no] = Array.isArray(argument) ? argument : [];
      return resolve(holds(String(condition)) ? yes : no);
    },
    'Fn::Equals': (argument) => {
      const [one, other] = [resolve(argument)].flat();
      return one === other;
    },
    'Fn::Not': (argument) => ![resolve(argument)].flat()[0],
    'Fn::Or': (argument) => [resolve(argument)].flat().some(Boolean),
    'Fn::And': (argument) => [resolve(argument)].flat().every(Boolean),
    Condition: (name) => holds(String(name)),
  };

  function resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(resolve).filter((item) => item !== noValue);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [first] = entries;
    const intrinsic = entries.length === 1 && first ? functions[first[0]] : undefined;
    if (intrinsic && first) return intrinsic(first[1]);
    if (first?.[0].startsWith('Fn::')) throw new Error(`${first[0]} is not supported on this machine`);
    const resolved = entries.map(([key, item]) => [key, resolve(item)] as const);
    return Object.fromEntries(resolved.filter(([, item]) => item !== noValue));
  }

  function holds(condition: string): boolean {
    if (!Object.hasOwn(template.conditions, condition)) throw new Error(`there is no condition ${condition}`);
    return Boolean(resolve(template.conditions[condition]));
  }

  function reference(name: string): unknown {
    if (name === 'AWS::NoValue') return noValue;
    const known = pseudo[name];
    if (known !== undefined) return known;
    const table = template.resources[name]?.Properties.TableName;
    return table === undefined ? attribute(`${name}.Arn`) : resolve(table);
  }

  function attribute(path: string): string {
    const [logicalId = ''] = path.split('.');
    const known = template.attributes[path];
    if (known !== undefined) return known;
    if (!Object.hasOwn(template.resources, logicalId)) throw new Error(`there is no resource ${logicalId}`);
    return `arn:aws:local:${region}:${accountId}:${path}`;
  }

  function substitute(text: string, values: Readonly<Record<string, unknown>>): string {
    return text.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (Object.hasOwn(values, name)) return String(values[name]);
      return String(name.includes('.') ? attribute(name) : reference(name));
    });
  }

  return resolve;
}
