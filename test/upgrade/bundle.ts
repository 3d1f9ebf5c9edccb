// One file of a version's own code, with all that it needs.

import { join } from 'node:path';
import { cwd } from 'node:process';
import { build, type Plugin } from 'vite';

export type Bundle = {
  /** A file of this folder. */
  readonly entry: 'version-home.ts' | 'version-phone.ts';
  readonly folder: string;
  readonly file: string;
  readonly plugins?: Plugin[];
  /** What it folds by, as the build of a release says it. */
  readonly print?: string;
};

/** Writes the entry and what it imports into one file; Node's own modules stay outside of a home's. */
export async function bundle({ entry, folder, file, plugins = [], print }: Bundle): Promise<void> {
  const root = cwd();
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    define: print === undefined ? {} : { FOLD_PRINT_OF_BUILD: JSON.stringify(print) },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    ssr: { noExternal: true },
    publicDir: false,
    plugins,
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2024',
      minify: true,
      reportCompressedSize: false,
      ssr: entry === 'version-home.ts',
      rolldownOptions: {
        input: join(root, 'test', 'upgrade', entry),
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: file, format: 'es', codeSplitting: false },
      },
    },
  });
}
