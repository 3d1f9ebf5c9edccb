import type { RouteLine } from './route-line.ts';

/** Groups, and what is to be done in a village. */
export const TASK_ROUTES: readonly RouteLine[] = [
  { path: 'groups', load: async () => (await import('./screens/groups/groups.tsx')).GroupsScreen },
  {
    path: 'groups/:audience',
    load: async () => (await import('./screens/groups/group.tsx')).GroupScreen,
  },
  { path: 'tasks', load: async () => (await import('./screens/tasks/tasks.tsx')).TasksScreen },
  {
    path: 'tasks/new',
    load: async () => (await import('./screens/tasks/task-write.tsx')).TaskNewScreen,
  },
  {
    path: 'task/:task',
    load: async () => (await import('./screens/tasks/task.tsx')).TaskScreen,
  },
  {
    path: 'task/:task/report',
    load: async () => (await import('./screens/tasks/report.tsx')).ReportScreen,
  },
  {
    path: 'task/:task/edit',
    load: async () => (await import('./screens/tasks/task-write.tsx')).TaskEditScreen,
  },
];

/** What a commune tells its villages to do. */
export const DIRECTIVE_ROUTES: readonly RouteLine[] = [
  {
    path: 'directives',
    load: async () => (await import('./screens/directives/directives.tsx')).DirectivesScreen,
  },
  {
    path: 'directives/new',
    load: async () => (await import('./screens/directives/directive-write.tsx')).DirectiveNewScreen,
  },
  {
    path: 'directives/:task',
    load: async () => (await import('./screens/directives/directive.tsx')).DirectiveScreen,
  },
  {
    path: 'directives/:task/change',
    load: async () =>
      (await import('./screens/directives/directive-write.tsx')).DirectiveChangeScreen,
  },
];
