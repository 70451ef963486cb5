import { accountId, region } from './account.ts';

/** Values of parameters, of pseudo parameters and of serverless variables, by name. */
export type TemplateValues = Readonly<Record<string, string>>;

type Fields = Readonly<Record<string, unknown>>;

/** What a name or `LogicalId.Attribute` stands for that only this machine can say; undefined for none. */
export type Attributes = (path: string) => unknown;

/** What a laptop has for the pseudo parameters and for the stage. */
const localValues: TemplateValues = {
  'AWS::Region': region,
  'AWS::AccountId': accountId,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': 'local',
  'sls:stage': 'local',
};

/** A variable of the Serverless Framework, which it fills before CloudFormation reads the template. */
export const serverlessVariable = /\$\{([a-z]+:[^{}]*)\}/g;

/** Stands for `AWS::NoValue`: what holds it is left out. */
const noValue = Symbol('AWS::NoValue');

/**
 * Replaces every function of CloudFormation and every serverless variable that has a value here: in `values`, or in the
 * template's `Parameters`, `Conditions` and `Mappings`. The others stay as they are written, for whoever needs a value
 * there to refuse.
 */
export function resolveIntrinsics(
  node: unknown,
  template: Fields,
  values: TemplateValues,
  attributes: Attributes = () => undefined,
): unknown {
  const parameters = defaultsOf(mapIn(template.Parameters));
  const conditions = mapIn(template.Conditions);
  const mappings = mapIn(template.Mappings);
  const given = { ...localValues, ...values };
  /** Conditions that are being looked at: one that leans on itself has no value. */
  const open = new Set<string>();

  /** By name, what a function is worth; undefined where it has no value here. */
  const functions: Readonly<Record<string, (argument: unknown) => unknown>> = {
    Ref: (name) => (name === 'AWS::NoValue' ? noValue : referenceTo(String(name))),
    'Fn::GetAtt': (path) => attributes(listIn(path).join('.') || String(path)),
    Condition: (name) => holds(name),
    'Fn::Sub': (argument) => {
      const [text, named] = Array.isArray(argument) ? argument : [argument, {}];
      return typeof text === 'string' ? substituted(filled(text), mapIn(resolve(named))) : undefined;
    },
    'Fn::Join': (argument) => {
      const [between, parts] = listIn(argument);
      const texts = listIn(resolve(parts));
      return texts.every(isScalar) && typeof between === 'string' ? texts.join(between) : undefined;
    },
    'Fn::Split': (argument) => {
      const [between, text] = listIn(resolve(argument));
      return typeof between === 'string' && typeof text === 'string' ? text.split(between) : undefined;
    },
    'Fn::Select': (argument) => {
      const [index, list] = listIn(resolve(argument));
      return listIn(list)[Number(index)];
    },
    'Fn::FindInMap': (argument) => {
      const [map, top, second] = listIn(resolve(argument));
      return own(mapIn(own(mapIn(own(mappings, map)), top)), second);
    },
    'Fn::If': (argument) => {
      const [condition, yes, no] = listIn(argument);
      const chosen = holds(condition);
      return chosen === undefined ? undefined : resolve(chosen ? yes : no);
    },
    'Fn::Equals': (argument) => {
      const [one, other] = listIn(resolve(argument));
      return isScalar(one) && isScalar(other) ? String(one) === String(other) : undefined;
    },
    'Fn::Not': (argument) => known(argument, ([one]) => !one),
    'Fn::And': (argument) => known(argument, (all) => all.every(Boolean)),
    'Fn::Or': (argument) => known(argument, (all) => all.some(Boolean)),
  };

  function referenceTo(name: string): unknown {
    return own(given, name) ?? own(parameters, name) ?? attributes(name);
  }

  function resolve(it: unknown): unknown {
    if (typeof it === 'string') return filled(it);
    if (Array.isArray(it)) return it.map(resolve).filter((item) => item !== noValue);
    if (typeof it !== 'object' || it === null) return it;
    const entries = Object.entries(it);
    const [[name, argument] = ['', undefined]] = entries;
    const worth = entries.length === 1 && Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (worth) return worth(argument) ?? it;
    const resolved = entries.map(([key, value]) => [key, resolve(value)] as const);
    return Object.fromEntries(resolved.filter(([, value]) => value !== noValue));
  }

  function filled(text: string): string {
    return text.replaceAll(serverlessVariable, (whole, name: string) => own(given, name.trim()) ?? whole);
  }

  function substituted(text: string, named: Fields): string | undefined {
    let missing = false;
    const filledIn = text.replaceAll(/\$\{(!?)([^{}]+)\}/g, (_, literal: string, written: string) => {
      if (literal) return `\${${written}}`;
      const name = written.trim();
      const value = own(named, name) ?? referenceTo(name);
      missing ||= !isScalar(value);
      return String(value);
    });
    return missing ? undefined : filledIn;
  }

  function holds(name: unknown): boolean | undefined {
    if (typeof name !== 'string' || open.has(name)) return undefined;
    open.add(name);
    const value = resolve(own(conditions, name));
    open.delete(name);
    return typeof value === 'boolean' ? value : undefined;
  }

  function known(argument: unknown, decide: (all: readonly unknown[]) => boolean): boolean | undefined {
    const all = listIn(resolve(argument));
    return all.every((it) => typeof it === 'boolean') ? decide(all) : undefined;
  }

  return resolve(node);
}

/**
 * A text with its placeholders filled in, as `Fn::Sub` fills them: a contact flow, for example.
 *
 * @throws naming each placeholder without a value
 */
export function substitute(text: string, values: TemplateValues): string {
  const filled = resolveIntrinsics({ 'Fn::Sub': text }, {}, values);
  if (typeof filled === 'string') return filled;
  const names = [...text.matchAll(/\$\{([^!{}][^{}]*)\}/g)].map(([, name = '']) => name.trim());
  const missing = names.filter((name) => own({ ...localValues, ...values }, name) === undefined);
  throw new Error(`no value for ${[...new Set(missing)].join(', ')}`);
}

/** What parameters are worth that nobody gives a value. The Default of a stored parameter is only its name. */
function defaultsOf(parameters: Fields): Readonly<Record<string, string | readonly string[]>> {
  const defaults = Object.entries(parameters).flatMap(([name, declared]) => {
    const { Type: type = 'String', Default: value } = mapIn(declared);
    if (!isScalar(value) || String(type).startsWith('AWS::SSM::')) return [];
    const isList = type === 'CommaDelimitedList' || String(type).startsWith('List<');
    const items = String(value).split(',');
    return [[name, isList ? items.map((item) => item.trim()) : String(value)] as const];
  });
  return Object.fromEntries(defaults);
}

function own<Value>(map: Readonly<Record<string, Value>>, key: unknown): Value | undefined {
  return typeof key === 'string' && Object.hasOwn(map, key) ? map[key] : undefined;
}

function mapIn(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
