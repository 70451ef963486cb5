import type { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { NormalizedSchema } from '@smithy/core/schema';
import { isList, isObject, type Json } from '../query/json.ts';

/** A command of the SDK; its schema says what the operation takes. */
export type Command = { readonly schema?: PutItemCommand['schema'] | undefined };

/** What an operation does not take of the arguments it is given, by its path; undefined where it takes all. */
export function misfitIn({ schema }: Command, args: Json): string | undefined {
  return schema && misfit(argumentsOf(schema), args, 'Arguments');
}

/**
 * What an API does not take, by its path: a member it does not have, or a value of another type. Step Functions refuses
 * both; the SDK would leave the one out and send the other somehow, letter by letter where a list is expected.
 */
function misfit(schema: NormalizedSchema, value: Json, at: string): string | undefined {
  if (schema.isListSchema()) {
    if (!isList(value)) return `${at}: expected a list`;
    return value.map((item, i) => misfit(schema.getValueSchema(), item, `${at}[${i}]`)).find(Boolean);
  }
  if (schema.isStructSchema() || schema.isMapSchema()) {
    if (!isObject(value)) return `${at}: expected an object`;
    const members = schema.isStructSchema() ? schema.getMemberSchemas() : undefined;
    return Object.entries(value)
      .map(([name, part]) => {
        const member = members ? members[name] : schema.getValueSchema();
        return member ? misfit(member, part, `${at}.${name}`) : `${at}.${name}: the API has no such member`;
      })
      .find(Boolean);
  }
  const type = scalarOf(schema);
  return type === undefined || typeof value === type ? undefined : `${at}: expected a ${type}`;
}

function scalarOf(schema: NormalizedSchema): 'string' | 'number' | 'boolean' | undefined {
  if (schema.isStringSchema()) return 'string';
  if (schema.isNumericSchema()) return 'number';
  return schema.isBooleanSchema() ? 'boolean' : undefined;
}

function argumentsOf(schema: NonNullable<Command['schema']>): NormalizedSchema {
  return NormalizedSchema.of(Array.isArray(schema) ? schema[4] : schema.input);
}
