import * as z from 'zod/mini';

/** A name of something on AWS or in the directory: a table, a key, a function, an entry. */
export const name = z.string().check(z.minLength(1));
