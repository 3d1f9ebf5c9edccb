import { keep, recall } from './kept.ts';

/** The build that may open this phone without counting: it has before, or it has counted already. */
const FIT = 'build';

/** The build that this page is of; undefined where none was built. */
export const ownBuild = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[name="build"]')?.content || undefined;

export const isFit = (): boolean => recall(FIT) === ownBuild();

export const keepFit = (build: string): void => keep(FIT, build);
