import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '../src');

/** Each room knows itself, the ones before it, and what stands at the door (`session.ts`, `lex-error.ts` …). */
const rooms = ['.', 'definition', 'slot-types', 'nlu', 'lint', 'dialog', 'wire', 'runtime', 'server'];

test.each(globSync('**/*.ts', { cwd: src }).filter((file) => file !== 'index.ts'))(
  '%s uses only rooms before its own',
  (file) => {
    const imports = readFileSync(join(src, file), 'utf8').matchAll(/from '(\.{1,2}\/[^']+)'/g);
    const used = [...imports].map(([, path = '']) => dirname(relative(src, join(src, dirname(file), path))));
    const own = rooms.indexOf(dirname(file));
    expect(own).toBeGreaterThanOrEqual(0);
    expect(used.filter((room) => own > 0 && rooms.indexOf(room) > own)).toEqual([]);
  },
);
