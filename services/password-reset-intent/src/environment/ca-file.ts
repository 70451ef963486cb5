import { readFileSync } from 'node:fs';
import { text } from '@opsline/settings/text';
import * as z from 'zod/mini';
import { caPem } from '../directory/settings.ts';

/**
 * A file of CA certificates, by its path. Where a relative one begins is the same place when a service is packaged, its
 * folder, and when its function starts, its bundle: in both the working directory.
 */
export const caFile = text.check(
  z.refine(
    (path) => {
      try {
        return caPem.safeParse(readFileSync(path, 'utf8')).success;
      } catch {
        return false;
      }
    },
    { error: 'expected a file of CA certificates in PEM, and of nothing else' },
  ),
);
