import { signal } from '@preact/signals';
import type * as Later from './later-routes.ts';
import { DOORS, loadLine, type RouteLine, VISIT } from './route-line.ts';

/**
 * The screens a person's work begins with, see `firstPlace`, and what can be done on a new phone before its
 * village is there; each in a chunk of its own, loaded on use.
 */
const FIRST_ROUTES: readonly RouteLine[] = [
  DOORS,
  VISIT,
  {
    path: 'commune',
    load: async () => (await import('./screens/officer/commune.tsx')).CommuneScreen,
  },
];

/** Parts of the app that are no place in it, and not needed for the first screen. */
export const PARTS = {
  welcome: {
    path: 'welcome',
    load: async () => (await import('./screens/start/welcome.tsx')).Welcome,
  },
  enrol: {
    path: 'enrol',
    load: async () => (await import('./screens/start/enrol.tsx')).EnrolStage,
  },
  lock: {
    path: 'lock',
    load: async () => (await import('./screens/lock/lock-stage.tsx')).LockStage,
  },
  dark: { path: 'dark', load: async () => (await import('./screens/lock/dark.tsx')).Dark },
  rescue: {
    path: 'rescue',
    load: async () => (await import('./screens/carry/rescue.tsx')).RescueOfBook,
  },
} satisfies Record<string, RouteLine>;

/** All the others: undefined until the list has come. */
const later = signal<typeof Later | undefined>(undefined);

export type Match = { readonly line: RouteLine; readonly params: readonly string[] };

/** Stands for every later screen until their list has come, and fetches it. */
const LIST: RouteLine = {
  path: '',
  async load() {
    await loadRoutes();
    return Nothing;
  },
};
const Nothing = (): null => null;

export function matchRoute(path: readonly string[]): Match | undefined {
  const first = matchIn(FIRST_ROUTES, path);
  if (first !== undefined) return first;
  if (later.value === undefined) return { line: LIST, params: [] };
  return matchIn([...later.value.VILLAGE_ROUTES, ...later.value.OFFICER_ROUTES], path);
}

function matchIn(lines: readonly RouteLine[], path: readonly string[]): Match | undefined {
  for (const line of lines) {
    const parts = line.path.split('/');
    if (parts.length !== path.length) continue;
    if (parts.every((part, i) => part.startsWith(':') || part === path[i])) {
      return { line, params: path.filter((_, i) => parts[i]?.startsWith(':') === true) };
    }
  }
  return undefined;
}

async function loadRoutes(): Promise<void> {
  later.value ??= await import('./later-routes.ts');
}

/** Fetches a part ahead of its use; what fails here is tried again when it is opened. */
export const loadAhead = (line: RouteLine): Promise<unknown> =>
  Promise.allSettled([loadLine(line)]);

export async function loadScreen(path: readonly string[]): Promise<void> {
  if (matchRoute(path)?.line === LIST) await Promise.allSettled([loadRoutes()]);
  const line = matchRoute(path)?.line;
  if (line !== undefined) await loadAhead(line);
}

/**
 * Fetches the screens of a village that were not opened yet, so that each opens at once: one after the other,
 * while nothing else is to be done.
 */
export async function loadScreens(): Promise<void> {
  await Promise.allSettled([loadRoutes(), loadScreen(['doors'])]);
  for (const line of [VISIT, ...(later.peek()?.VILLAGE_ROUTES ?? [])]) {
    await atLeisure();
    await loadAhead(line);
  }
}

const LEISURE_MAX_MS = 1_000;

/** Until nothing else is to be done, or a moment where the browser does not tell. */
export const atLeisure = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') {
      requestIdleCallback(() => resolve(), { timeout: LEISURE_MAX_MS });
    } else setTimeout(resolve, 0);
  });
