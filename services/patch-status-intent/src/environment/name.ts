import * as z from 'zod/mini';

/** A name of something on AWS: a table, a key, a function. */
export const name = z.string().check(z.minLength(1));
