import { describeIssues } from '@opsline/local-kit/issues';
import type { z } from 'zod';
import type { Output } from './protocol.ts';
import { ServiceError } from './service-error.ts';

/**
 * One operation: its request shape and what it does with a request of that shape.
 * A body of another shape, or with a parameter that is not supported, is the service error `errorName`.
 */
export const operation =
  <S extends z.ZodType>(
    shape: S,
    answer: (input: z.output<S>) => Output | Promise<Output>,
    errorName = 'ValidationException',
  ) =>
  (input: unknown): Output | Promise<Output> => {
    const parsed = shape.safeParse(input);
    if (parsed.success) return answer(parsed.data);
    const { length } = parsed.error.issues;
    const count = `${length} validation error${length === 1 ? '' : 's'} detected`;
    throw new ServiceError(errorName, `${count}: ${describeIssues(parsed.error)}`);
  };
