import type { MiddlewareHandler } from 'hono';

/**
 * Refuses whoever comes by a foreign name, or from a foreign page: what is on this machine is for whoever sits at it
 * (OWASP, _DNS rebinding_ and _Cross-Site Request Forgery_).
 */
export const ownHost: MiddlewareHandler = async (context, next) => {
  const { host = '', origin } = context.req.header();
  const port = new URL(context.req.url).port;
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!own.includes(host) || (origin !== undefined && !own.some((one) => origin === `http://${one}`))) {
    return context.text('Expected this machine, by its own address.', 403);
  }
  await next();
  return undefined;
};
