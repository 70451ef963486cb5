import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Document,
  isScalar,
  parse,
  parseDocument,
  type Scalar,
  visit,
  YAMLMap,
  type YAMLSeq,
} from 'yaml';

/** A template that is no YAML. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/**
 * Reads the text of a YAML template with CloudFormation's tags; `!Sub x` becomes `{ 'Fn::Sub': 'x' }`.
 *
 * @throws {TemplateError} with everything that is wrong with it
 */
export function readTemplate(yamlText: string): unknown {
  const document = parseDocument(yamlText, { logLevel: 'silent' });
  const problems = [...document.errors, ...document.warnings]
    .filter(({ code }) => code !== 'TAG_RESOLVE_FAILED')
    .map(({ message }) => message);
  visit(document, {
    Value: (_key, node) => asFunction(node, document),
    Alias: (_key, alias, path) => {
      const meant = alias.resolve(document);
      if (meant && !path.includes(meant)) return;
      problems.push(`alias ${alias.source}: expected an anchor before it, not around it`);
    },
  });
  if (problems.length > 0) throw new TemplateError(problems);
  return document.toJS();
}

/** `!Sub text` → `{ Fn::Sub: text }`: a tag is the short form of the function with its name, whichever it is. */
function asFunction(node: Scalar | YAMLMap | YAMLSeq, document: Document): YAMLMap | undefined {
  const [, tag] = /^!([A-Za-z0-9]+)$/.exec(node.tag ?? '') ?? [];
  if (tag === undefined) return undefined;
  const { anchor } = node;
  delete node.tag;
  delete node.anchor;
  const call = new YAMLMap();
  const isPath = tag === 'GetAtt' && isScalar(node);
  call.set(
    tag === 'Ref' || tag === 'Condition' ? tag : `Fn::${tag}`,
    isPath ? document.createNode(resourceAndAttribute(String(node.value))) : node,
  );
  if (anchor !== undefined) call.anchor = anchor;
  return call;
}

function resourceAndAttribute(path: string): readonly string[] {
  const dot = path.indexOf('.');
  return dot < 0 ? [path] : [path.slice(0, dot), path.slice(dot + 1)];
}

/**
 * Reads a state machine's definition from a YAML or JSON file of a service's folder, with every
 * `${file(path)}` in it replaced by that file, as Serverless does: paths start at `folder`.
 *
 * @throws when a file is missing or no YAML, and with the path of any other variable of Serverless
 */
export function readDefinition(folder: string, file: string): unknown {
  const whole = withFiles(parse(readFileSync(join(folder, file), 'utf8'), { merge: true }), folder);
  return refuseVariables(whole, file);
}

/**
 * A part of a template with every `${file(path)}` and `${file(path):key}` in it replaced by that file, or by what stands
 * there under the key, as Serverless does: paths start at `folder`. Other variables stay.
 *
 * @throws when a file is missing or no YAML, or has no such key
 */
export function withFiles(value: unknown, folder: string): unknown {
  const [, file, key] =
    /^\$\{file\(([^)]+)\)(?::(\w+))?\}$/u.exec(typeof value === 'string' ? value : '') ?? [];
  if (file !== undefined) return withFiles(contentOf(folder, file, key), folder);
  if (Array.isArray(value)) return value.map((item) => withFiles(item, folder));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withFiles(part, folder)]));
  }
  return value;
}

function contentOf(folder: string, file: string, key: string | undefined): unknown {
  const content: unknown = parse(readFileSync(join(folder, file), 'utf8'), { merge: true });
  if (key === undefined) return content;
  const part = Object.getOwnPropertyDescriptor(Object(content), key);
  if (part === undefined) throw new Error(`${file}: there is no ${key}`);
  return part.value;
}

function refuseVariables(value: unknown, at: string): unknown {
  if (typeof value === 'string') {
    const other = /\$\{(?:[A-Za-z]+[:(][^}]*\}?)/u.exec(value)?.[0];
    if (other !== undefined) throw new Error(`${at}: ${other} is not read here; a whole \${file(path)} is`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) refuseVariables(part, `${at}.${key}`);
  }
  return value;
}
