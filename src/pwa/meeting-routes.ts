import type { RouteLine } from './route-line.ts';

/** Village meetings, from the invitation to what was decided. */
export const MEETING_ROUTES: readonly RouteLine[] = [
  {
    path: 'meetings',
    load: async () => (await import('./screens/meetings/meeting-list.tsx')).MeetingsScreen,
  },
  {
    path: 'meeting-new',
    load: async () => (await import('./screens/meetings/call.tsx')).MeetingNewScreen,
  },
  {
    path: 'meeting/:meeting',
    load: async () => (await import('./screens/meetings/meeting.tsx')).MeetingScreen,
  },
  {
    path: 'meeting/:meeting/edit',
    load: async () => (await import('./screens/meetings/call.tsx')).MeetingEditScreen,
  },
  {
    path: 'meeting/:meeting/invite',
    load: async () => (await import('./screens/meetings/invite.tsx')).InviteScreen,
  },
  {
    path: 'meeting/:meeting/roll',
    load: async () => (await import('./screens/meetings/roll.tsx')).RollScreen,
  },
  {
    path: 'meeting/:meeting/minutes',
    load: async () => (await import('./screens/meetings/minutes.tsx')).MinutesScreen,
  },
  {
    path: 'meeting/:meeting/decide',
    load: async () => (await import('./screens/meetings/decide.tsx')).DecideScreen,
  },
  {
    path: 'meeting/:meeting/decide/:decision',
    load: async () => (await import('./screens/meetings/decide.tsx')).DecideScreen,
  },
  {
    path: 'meeting/:meeting/print',
    load: async () => (await import('./screens/meetings/print.tsx')).MeetingPrintScreen,
  },
];
