// Which import points the wrong way, and why.

import { posix } from 'node:path';
import { ARROWS, DOMAIN_SHARED } from './rules.ts';
import { findTarget, type Import, packageOf, type Source } from './sources.ts';

/** Why this import points the wrong way, or undefined. */
const findArrowProblem = (
  source: Source,
  { specifier, isTypeOnly }: Import,
): string | undefined => {
  const zone = ARROWS[source.zone];
  if (zone === undefined) return `src/${source.zone} is no zone of test/tidy/rules.ts`;
  const target = findTarget(source.path, specifier);
  if (target === undefined) {
    const isNode = specifier.startsWith('node:');
    const isAllowed = isNode ? zone.node === true : zone.packages.includes(packageOf(specifier));
    return isAllowed ? undefined : `${source.zone} may not import the package ${specifier}`;
  }
  const to = target.split('/')[1] ?? '';
  const isOwn = target.startsWith('src/') && to === source.zone;
  if (isOwn) {
    return source.zone === 'domain'
      ? findActivityProblem(source.path, target, isTypeOnly)
      : undefined;
  }
  if (!target.startsWith('src/')) return `${source.zone} may not import ${target}`;
  if (source.zone === 'pages' && to === 'domain' && !target.endsWith('publish.ts')) {
    return 'pages see of the domain only publish.ts';
  }
  if (zone.zones.includes(to) || (isTypeOnly && zone.types?.includes(to))) return undefined;
  return `${source.zone} may not import ${to}${zone.types?.includes(to) ? ', except by import type' : ''}`;
};

/** An activity sees of another its facts, and the types of its state. */
const findActivityProblem = (from: string, to: string, isTypeOnly: boolean): string | undefined => {
  const [fromFolder, toFolder] = [activityOf(from), activityOf(to)];
  if (fromFolder === undefined || fromFolder === toFolder) return undefined;
  if (toFolder === undefined) {
    return DOMAIN_SHARED.includes(posix.basename(to))
      ? undefined
      : `an activity may not import ${to}`;
  }
  if (to.endsWith('/facts.ts') || (isTypeOnly && to.endsWith('/state.ts'))) return undefined;
  return `${fromFolder} may import of ${toFolder} only facts.ts, and types of state.ts`;
};

const activityOf = (path: string): string | undefined => /^src\/domain\/([^/]+)\//u.exec(path)?.[1];

/** `path:line reason` for every import that points the wrong way. */
export const arrowProblems = (from: readonly Source[]): string[] =>
  from.flatMap((source) =>
    source.imports.flatMap((each) => {
      const problem = findArrowProblem(source, each);
      return problem === undefined ? [] : [`${source.path}:${each.line} ${problem}`];
    }),
  );
