import { describeIssues } from '@opsline/local-kit/issues';
import type { Company } from '@opsline/page';
import { Hono } from 'hono';
import type { z } from 'zod';
import { type Changed, changeShapes, type changesOf } from './changes.ts';

/** What the address is over. */
type CompanyParts = { readonly told: () => Company; readonly changes: ReturnType<typeof changesOf> };

/** The address of the small company: what there is of it, and one thing of it changed; see `serve/README.md`. */
export function companyRoutes({ told, changes }: CompanyParts): Hono {
  const app = new Hono();
  app.get('/', (context) => context.json(told()));
  const on = <S extends z.ZodType>(
    kind: keyof typeof changeShapes,
    shape: S,
    change: (key: string, to: z.output<S>) => Changed | Promise<Changed>,
  ): void => {
    app.patch(`/${kind}/:key`, async (context) => {
      const body: unknown = await context.req.json().catch(() => undefined);
      const parsed = shape.safeParse(body);
      if (body === undefined) return context.json({ problem: 'the body: expected JSON' }, 400);
      if (!parsed.success) return context.json({ problem: describeIssues(parsed.error) }, 400);
      const changed = await change(context.req.param('key'), parsed.data);
      if (changed === 'changed') return context.json(told());
      return changed === 'not here'
        ? context.json({ problem: `${kind}: of a real domain controller, whose own tools change them` }, 409)
        : context.json({ problem: `${kind}: expected one that GET /company tells of` }, 404);
    });
  };
  on('employees', changeShapes.employees, changes.employees);
  on('windows', changeShapes.windows, changes.windows);
  on('accounts', changeShapes.accounts, changes.accounts);
  on('instances', changeShapes.instances, changes.instances);
  return app;
}
