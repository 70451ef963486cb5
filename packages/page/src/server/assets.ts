import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { Hono } from 'hono';

const sources = join(import.meta.dirname, '../page');

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** Nothing but this server's own is loaded or asked. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Bundles the browser's part, and serves it. @throws where it cannot be bundled */
export async function assets(): Promise<Hono> {
  const [html, { outputFiles }] = await Promise.all([
    readFile(join(sources, 'page.html'), 'utf8'),
    build({
      entryPoints: { page: join(sources, 'page.tsx'), style: join(sources, 'styles/all.css') },
      outdir: '/assets',
      bundle: true,
      write: false,
      format: 'esm',
      splitting: true,
      minify: true,
      target: 'es2024',
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'silent',
    }),
  ]);
  const app = new Hono();
  app.get('/', (context) =>
    context.html(html, 200, { 'content-security-policy': policy, 'referrer-policy': 'no-referrer' }),
  );
  for (const { path, contents } of outputFiles) {
    const type = types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    const body = Uint8Array.from(contents);
    app.get(path, () => new Response(body, { headers: { 'content-type': type } }));
  }
  return app;
}
