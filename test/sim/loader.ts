import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'rolldown/utils';

/*
 * Lets Node run the sources as they are: pages with their markup and their styles too. With a mutant, one
 * place of one file is another one; it fails when the place is not there exactly once.
 */

export type Replacement = {
  /** Path of the source in the repository. */
  readonly file: string;
  readonly find: string;
  readonly put: string;
};

export function loadSources(mutant: Replacement | undefined): { isApplied(): boolean } {
  let applied = false;
  registerHooks({
    resolve(specifier, context, next) {
      if (!specifier.endsWith('?raw')) return next(specifier, context);
      const found = next(specifier.slice(0, -'?raw'.length), context);
      return { ...found, url: `${found.url}?raw`, shortCircuit: true };
    },
    load(url, context, next) {
      if (url.endsWith('?raw')) {
        const text = readFileSync(fileURLToPath(url.slice(0, -'?raw'.length)), 'utf8');
        const source = `export default ${JSON.stringify(text)};`;
        return { format: 'module', source, shortCircuit: true };
      }
      const isMutated = mutant !== undefined && url.endsWith(`/${mutant.file}`);
      if (!isMutated && !url.endsWith('.tsx')) return next(url, context);
      let source = readFileSync(fileURLToPath(url), 'utf8');
      if (isMutated) {
        source = replaceOnce(source, mutant);
        applied = true;
      }
      if (!url.endsWith('.tsx')) return { format: 'module-typescript', source, shortCircuit: true };
      const jsx = { runtime: 'automatic', importSource: 'preact' } as const;
      return { format: 'module', source: transformSync(url, source, { jsx }).code, shortCircuit: true };
    },
  });
  return { isApplied: () => applied };
}

function replaceOnce(source: string, { file, find, put }: Replacement): string {
  const parts = source.split(find);
  if (parts.length !== 2) {
    throw new Error(`mutant: "${find}" stands ${parts.length - 1} times in ${file}, not once`);
  }
  return parts.join(put);
}
