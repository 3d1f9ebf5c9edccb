// Whether dist/ was built from the sources that lie here: a hash over their contents, not their dates.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { childEnv, root, stop } from './runtime.mjs';

const stampFile = join(root, 'dist', '.stamp');
const inputs = [
  'src',
  'scripts/build.mjs',
  'scripts/lib/layers.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];

/** Hash of every file the build reads; tests do not count. */
export const sourceStamp = () => hashOf(inputs);

/** Hash of what books are folded by: a state is worth something only to what folds in the same way. */
export const foldPrint = () =>
  hashOf(['kernel', 'book', 'form', 'domain'].map((zone) => `src/${zone}`)).slice(0, 16);

/** @param {readonly string[]} paths */
const hashOf = (paths) => {
  const hash = createHash('sha256');
  for (const input of paths) {
    for (const file of filesUnder(input)) {
      hash.update(`${file}\0`).update(
        createHash('sha256')
          .update(readFileSync(join(root, file)))
          .digest(),
      );
    }
  }
  return hash.digest('hex');
};

/** @param {string} path @returns {string[]} */
const filesUnder = (path) => {
  if (!existsSync(join(root, path))) return [];
  if (!path.startsWith('src')) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .toSorted();
};

const isBuilt = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourceStamp();

/** Builds dist/ unless it is fresh. @param {string} node */
export const ensureBuilt = (node) => {
  if (isBuilt()) return;
  console.log('Building …');
  const result = spawnSync(node, [join(root, 'scripts', 'build.mjs')], {
    cwd: root,
    env: childEnv(node),
    stdio: 'inherit',
  });
  if (result.status !== 0) stop('the build failed (see above).');
};
