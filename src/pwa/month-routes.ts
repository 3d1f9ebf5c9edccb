import type { RouteLine } from './routes.ts';

export const MONTH_ROUTES: readonly RouteLine[] = [
  {
    path: 'months',
    load: async () => (await import('./screens/months/months.tsx')).MonthsScreen,
  },
  {
    path: 'months/:place',
    load: async () => (await import('./screens/months/months.tsx')).MonthsScreen,
  },
];
