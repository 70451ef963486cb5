import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type OutputFile } from 'esbuild';
import { Hono } from 'hono';

const sources = join(import.meta.dirname, '../page');

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** Nothing but this server's own is loaded or asked. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Serves the browser's part, which is bundled meanwhile: nobody waits for it who does not open it. */
export function assets(): Hono {
  const bundled = bundle();
  // Whoever opens the page is told.
  bundled.catch(() => {});
  const app = new Hono();
  app.get('/', async (context) =>
    context.html(await readFile(join(sources, 'page.html'), 'utf8'), 200, {
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
    }),
  );
  app.get('/assets/*', async (context) => {
    const { path } = context.req;
    const file = (await bundled).find((one) => one.path === path);
    if (file === undefined) return context.notFound();
    const type = types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    return new Response(Uint8Array.from(file.contents), { headers: { 'content-type': type } });
  });
  return app;
}

async function bundle(): Promise<readonly OutputFile[]> {
  const { outputFiles } = await build({
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
  });
  return outputFiles;
}
