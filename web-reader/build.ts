import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from '@swc/core';
import { build, type Plugin } from 'esbuild';
import packageOfReader from './package.json' with { type: 'json' };

/** The WebView that Android 5.0 came with. */
const OLDEST = 'chrome 37';
const HERE = import.meta.dirname;
const OUT = join(HERE, 'dist', 'browser');

/** What the oldest browser does not know is written in words that it knows, or brought along. */
const forOldBrowsers: Plugin = {
  name: 'for-old-browsers',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, 'utf8'), {
        filename: path,
        swcrc: false,
        configFile: false,
        module: { type: 'es6' },
        jsc: { parser: { syntax: 'typescript' } },
        env: { targets: OLDEST, mode: 'usage', coreJs: '3.51' },
      });
      return { contents: code, loader: 'js' };
    });
  },
};

/** A name that changes with the content: the file may be kept for a year. */
function written(name: string, ending: string, content: Uint8Array): string {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 8);
  writeFileSync(join(OUT, `${name}-${hash}.${ending}`), content);
  return `${name}-${hash}.${ending}`;
}

/** Builds the page into `dist/browser`. */
async function buildReader(): Promise<void> {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const options = { bundle: true, minify: true, write: false, outdir: OUT, logLevel: 'silent' } as const;
  const [script, style] = await Promise.all([
    build({
      ...options,
      entryPoints: [join(HERE, 'src', 'main.ts')],
      // a card library's own helper for Node is not wanted
      external: ['crypto'],
      define: { VERSION: JSON.stringify(packageOfReader.version) },
      target: 'es5',
      platform: 'browser',
      plugins: [forOldBrowsers],
      nodePaths: [join(HERE, '..', 'node_modules')],
    }),
    build({
      ...options,
      entryPoints: [join(HERE, 'src', 'style.css')],
      loader: { '.woff2': 'file' },
      assetNames: '[name]-[hash]',
      target: 'chrome37',
    }),
  ]);
  const fonts = style.outputFiles.filter(({ path }) => path.endsWith('.woff2'));
  for (const { path, contents } of fonts) writeFileSync(path, contents);
  const css = style.outputFiles.find(({ path }) => path.endsWith('.css'));
  const names = {
    SCRIPT: written('reader', 'js', script.outputFiles[0]?.contents ?? new Uint8Array()),
    STYLE: written('reader', 'css', css?.contents ?? new Uint8Array()),
  };
  const page = readFileSync(join(HERE, 'src', 'index.html'), 'utf8');
  writeFileSync(
    join(OUT, 'index.html'),
    page.replace(/\{(SCRIPT|STYLE)\}/g, (_all, name: keyof typeof names) => names[name]),
  );
  cpSync(join(HERE, 'public'), OUT, { recursive: true });
}

await buildReader();
