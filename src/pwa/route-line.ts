import type { ComponentType } from 'preact';

/** What a place in the address names: `household/:id` → ['AbC…']. */
export type ScreenProps = { readonly params: readonly string[] };
type ScreenOf = ComponentType<ScreenProps>;

/** A screen, or a part of the app that is no place in it, by a path that is its name. */
export type RouteLine = { readonly path: string; readonly load: () => Promise<ScreenOf> };

/** What has come, by its path: it is drawn without a moment between. */
const loaded = new Map<string, ScreenOf>();

export const findLoaded = ({ path }: RouteLine): ScreenOf | undefined => loaded.get(path);

/** Fetches a screen or part, once. */
export async function loadLine({ path, load }: RouteLine): Promise<void> {
  if (!loaded.has(path)) loaded.set(path, await load());
}

/** Where most people's work begins. */
export const DOORS: RouteLine = {
  path: 'doors',
  load: async () => (await import('./screens/doors/doors.tsx')).Doors,
};

/** A visit can be recorded before what was done at the doors has come. */
export const VISIT: RouteLine = {
  path: 'visit/:household',
  load: async () => (await import('./screens/doors/visit.tsx')).VisitScreen,
};

/** What stands in every place while a first load goes on. */
export const EARLY: RouteLine = {
  path: 'early',
  load: async () => (await import('./screens/doors/early.tsx')).Early,
};
