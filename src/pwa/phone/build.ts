import { keep, recall } from './kept.ts';

const STARTED = 'build';

/** The build that this page is of; undefined where none was built. */
export const ownBuild = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[name="build"]')?.content || undefined;

/** Whether this build has opened this phone before. */
export const hasStartedHere = (): boolean => recall(STARTED) === ownBuild();

export function keepStarted(build: string): void {
  keep(STARTED, build);
}
