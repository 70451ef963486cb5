import { z } from 'zod';

/** Values of `${…}` variables, pseudo parameters and parameters, by name. */
export type TemplateValues = Readonly<Record<string, string>>;

/** What a laptop has for the pseudo parameters and for the stage. */
const localValues: TemplateValues = {
  'AWS::Region': 'us-east-1',
  'AWS::AccountId': '000000000000',
  'AWS::Partition': 'aws',
  'AWS::StackName': 'local',
  'sls:stage': 'local',
};

const refForm = z.strictObject({ Ref: z.string() });
const subForm = z.strictObject({ 'Fn::Sub': z.string() });
const joinForm = z.strictObject({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) });

function fill(text: string, values: TemplateValues): string {
  return text.replaceAll(/\$\{([^{}]+)\}/g, (whole, name: string) => values[name.trim()] ?? whole);
}

function intrinsic(node: object, values: TemplateValues): unknown {
  const ref = refForm.safeParse(node);
  if (ref.success) return values[ref.data.Ref] ?? node;
  const sub = subForm.safeParse(node);
  if (sub.success) {
    const filled = fill(sub.data['Fn::Sub'], values);
    return filled.includes('${') ? node : filled;
  }
  const join = joinForm.safeParse(node);
  if (!join.success) return undefined;
  const [separator, parts] = join.data['Fn::Join'];
  const texts = parts.map((part) => resolve(part, values));
  return texts.every((part) => typeof part === 'string') ? texts.join(separator) : node;
}

function resolve(node: unknown, values: TemplateValues): unknown {
  if (typeof node === 'string') return fill(node, values);
  if (Array.isArray(node)) return node.map((item) => resolve(item, values));
  if (typeof node !== 'object' || node === null) return node;
  return (
    intrinsic(node, values) ??
    Object.fromEntries(Object.entries(node).map(([key, value]) => [key, resolve(value, values)]))
  );
}

/** Replaces every `Ref`, `Fn::Sub`, `Fn::Join` and `${…}` that has a value; the others stay as they are. */
export function resolveIntrinsics(node: unknown, values: TemplateValues): unknown {
  return resolve(node, { ...localValues, ...values });
}
