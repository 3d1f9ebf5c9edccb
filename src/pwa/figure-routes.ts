import type { RouteLine } from './route-line.ts';

/** What is behind the figures of a commune, and what they were month by month. */
export const FIGURE_ROUTES: readonly RouteLine[] = [
  {
    path: 'figure/:measure/:place',
    load: async () => (await import('./screens/officer/list.tsx')).FigureScreen,
  },
  {
    path: 'months',
    load: async () => (await import('./screens/months/months.tsx')).MonthsScreen,
  },
  {
    path: 'months/:place',
    load: async () => (await import('./screens/months/months.tsx')).MonthsScreen,
  },
];
