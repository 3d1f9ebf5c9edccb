// `npm run build`: the phone app into dist/pwa, the server and its command line into dist/server.
// Everything is built beside dist/ and swapped in at the end, so a half-built dist/ never exists.

import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { ensureInstalled, findNode, become, root } from './lib/runtime.mjs';
import { foldPrint, sourceStamp } from './lib/freshness.mjs';
import { layers } from './lib/layers.mjs';

/** Chrome and WebView 109 are the oldest served; Safari 16.4 and Firefox ESR work beside them. */
const oldestBrowsers = ['chrome109', 'safari16.4', 'firefox115'];
/** Modules, and `fetch` that can be broken off: what is too old for the app can still be told so. */
const muchOlderBrowsers = ['chrome66', 'safari12.1', 'firefox67'];
const outFolder = join(root, `.dist-${process.pid}`);
const chunkList = 'pwa-chunks.json';
const phoneFolder = join(root, 'src', 'pwa');

/** @type {import('vite').InlineConfig} */
const shared = {
  configFile: false,
  logLevel: 'warn',
  define: { FOLD_PRINT_OF_BUILD: JSON.stringify(foldPrint()) },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
};

const build = async () => {
  const vite = await import('vite');
  const stamp = sourceStamp();
  try {
    mkdirSync(outFolder);
    await vite.build(phoneApp());
    // Only the size check reads it; nobody is served it.
    renameSync(join(outFolder, 'pwa', chunkList), join(outFolder, chunkList));
    await vite.build(buildCheck());
    await vite.build(openAgain());
    listPhoneFiles();
    await vite.build(serviceWorker());
    await vite.build(server());
    writeFileSync(join(outFolder, '.stamp'), stamp);
    swapIn();
  } finally {
    rmSync(outFolder, { recursive: true, force: true });
  }
};

/** Another build may finish between the two steps, and its dist/ is then in the way once more. */
const swapIn = (attemptsLeft = 3) => {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  try {
    renameSync(outFolder, join(root, 'dist'));
  } catch (error) {
    if (attemptsLeft === 0) throw error;
    swapIn(attemptsLeft - 1);
  }
};

/** @returns {import('vite').InlineConfig} */
const phoneApp = () => ({
  ...shared,
  root: phoneFolder,
  publicDir: existsSync(join(phoneFolder, 'public')) ? 'public' : false,
  build: {
    outDir: join(outFolder, 'pwa'),
    emptyOutDir: true,
    target: oldestBrowsers,
    manifest: chunkList,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: layers.map(({ name }) => ({ name, test: (id) => layerOf.get(id) === name })),
        },
      },
    },
  },
  plugins: [{ name: 'layers', buildEnd: collectLayers }],
});

/**
 * The layer of each module that is in one.
 * @type {Map<string, string>}
 */
const layerOf = new Map();

/** @this {import('vite').Rollup.PluginContext} */
function collectLayers() {
  const ids = [...this.getModuleIds()];
  for (const { name, roots } of layers) {
    const found = roots.map((path) => {
      const [id, ...alike] = ids.filter((each) => each.endsWith(`/src/${path}`));
      if (id === undefined || alike.length > 0) throw new Error(`not one module: ${path}`);
      return id;
    });
    for (const id of found) {
      if (layerOf.has(id)) continue;
      layerOf.set(id, name);
      found.push(...(this.getModuleInfo(id)?.importedIds ?? []));
    }
  }
}

/**
 * @typedef {{file: string, src?: string, isEntry?: boolean, isDynamicEntry?: boolean,
 *   imports?: string[], css?: string[]}} Chunk
 */

/**
 * Writes dist/pwa/build.json: the id of this build, the files every phone keeps to open offline, those that
 * only an officer's keeps, and the module that says whether this build can read a phone. The page names the
 * id too, so that nothing can take the page of one build for that of another; and what opens it again.
 */
const listPhoneFiles = () => {
  const folder = join(outFolder, 'pwa');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .toSorted();
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(folder, file)));
  const forOfficers = listOfficerFiles();
  const addressesOf = (/** @type {boolean} */ isForOfficers) =>
    files.filter((file) => forOfficers.has(file) === isForOfficers).map((file) => `/${file}`);
  const id = hash.digest('base64url').slice(0, 10);
  const standing = (/** @type {string} */ name) => {
    const [file, ...alike] = files.filter((each) => each.startsWith(`assets/${name}-`));
    if (file === undefined || alike.length > 0) throw new Error(`a build without its one ${name}`);
    return `/${file}`;
  };
  const blanks = {
    '<meta name="build" content="" />': `<meta name="build" content="${id}" />`,
    '/open-again.js': standing('open-again'),
  };
  let page = readFileSync(join(folder, 'index.html'), 'utf8');
  for (const [blank, filled] of Object.entries(blanks)) {
    if (!page.includes(blank)) throw new Error(`a page without ${blank}`);
    page = page.replace(blank, filled);
  }
  writeFileSync(join(folder, 'index.html'), page);
  const lists = { files: addressesOf(false), officerFiles: addressesOf(true) };
  writeFileSync(
    join(folder, 'build.json'),
    JSON.stringify({ id, check: standing('build-check'), ...lists }),
  );
};

/** Files that no screen of a village needs. @returns {Set<string>} */
const listOfficerFiles = () => {
  /** @type {Record<string, Chunk>} */
  const chunks = JSON.parse(readFileSync(join(outFolder, chunkList), 'utf8'));
  const screens = Object.entries(chunks).filter(
    ([, chunk]) => chunk.isEntry || chunk.isDynamicEntry,
  );
  const needs = (/** @type {boolean} */ isOfficers) =>
    screens
      .filter(([key]) => key.startsWith('screens/officer/') === isOfficers)
      .flatMap(([key]) => filesOf(chunks, key));
  const forAll = new Set(needs(false));
  return new Set(needs(true).filter((file) => !forAll.has(file)));
};

/**
 * A chunk's file and style, and those of what it imports at once.
 * @param {Record<string, Chunk>} chunks @param {string} key @param {Set<string>} seen @returns {string[]}
 */
const filesOf = (chunks, key, seen = new Set()) => {
  const chunk = chunks[key];
  if (chunk === undefined || seen.has(key)) return [];
  seen.add(key);
  const imported = (chunk.imports ?? []).flatMap((next) => filesOf(chunks, next, seen));
  return [chunk.file, ...(chunk.css ?? []), ...imported];
};

/**
 * The service worker carries no version: it reads build.json and has the same bytes from build to build.
 * @returns {import('vite').InlineConfig}
 */
const serviceWorker = () => alone('sw.ts', { entryFileNames: 'sw.js', format: 'iife' });

/**
 * What a page of the build before asks whether this build can read the phone: a module that stands alone, so
 * that nothing of this build runs beside the other.
 * @returns {import('vite').InlineConfig}
 */
const buildCheck = () =>
  alone('check.ts', { entryFileNames: 'assets/build-check-[hash].js', format: 'es' });

/**
 * What asks for the app's own script where that was lost; stands alone, for it is there when nothing else is.
 * @returns {import('vite').InlineConfig}
 */
const openAgain = () =>
  alone(
    'open-again.ts',
    { entryFileNames: 'assets/open-again-[hash].js', format: 'iife' },
    muchOlderBrowsers,
  );

/**
 * @param {string} entry @param {import('vite').Rolldown.OutputOptions} output @param {string[]} target
 * @returns {import('vite').InlineConfig}
 */
const alone = (entry, output, target = oldestBrowsers) => ({
  ...shared,
  root: phoneFolder,
  publicDir: false,
  build: {
    outDir: join(outFolder, 'pwa'),
    emptyOutDir: false,
    target,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: join(phoneFolder, entry),
      preserveEntrySignatures: 'strict',
      output,
    },
  },
});

/** @returns {import('vite').InlineConfig} */
const server = () => ({
  ...shared,
  root,
  publicDir: false,
  build: {
    ssr: true,
    outDir: join(outFolder, 'server'),
    target: 'node26',
    minify: false,
    sourcemap: true,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        main: join(root, 'src', 'server', 'main.ts'),
        cli: join(root, 'src', 'cli', 'main.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});

ensureInstalled();
const node = findNode();
if (process.execPath === node) await build();
else become(node, [import.meta.filename]);
