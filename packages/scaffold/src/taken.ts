import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Taken } from './names.ts';

/** What is there already in a repository: its services, and what their bots are called and told. */
export function takenIn(root: string): Taken {
  const files = globSync(['services/*/{bot,intents}.yml', 'packages/lex-kit/manners/*.yml'], { cwd: root });
  const things = files.flatMap((file) => [
    // CloudFormation's tags are of no interest here, and unknown.
    ...objectsIn(parse(readFileSync(join(root, file), 'utf8'), { merge: true, logLevel: 'silent' })),
  ]);
  return {
    services: readdirSync(join(root, 'services')),
    names: things.flatMap((thing) => textIn(thing, 'Name')),
    utterances: things.flatMap((thing) => textIn(thing, 'Utterance')),
  };
}

function* objectsIn(value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return;
  yield value;
  for (const item of Object.values(value)) yield* objectsIn(item);
}

function textIn(thing: object, key: string): string[] {
  const value: unknown = Object.getOwnPropertyDescriptor(thing, key)?.value;
  return typeof value === 'string' ? [value] : [];
}
