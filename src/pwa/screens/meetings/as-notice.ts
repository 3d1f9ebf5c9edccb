import type { Meeting } from '#domain/board/meeting-state.ts';
import type { Notice } from '#domain/board/state.ts';
import { asToTell } from '#domain/reach/turnout.ts';
import { invitationVi } from '#words/invitation-vi.ts';

/** An invitation as one of the notices of the board: pinned until its day, told and played as they are. */
export function asNotice(meeting: Meeting): Notice {
  const { title, day, number, at, on, stream, ended } = meeting;
  return {
    ...asToTell(meeting),
    pinned: true,
    from: on,
    until: day,
    texts: { vi: { title, ...invitationVi(meeting) } },
    number,
    at,
    on,
    stream,
    postedAt: at,
    postedOn: on,
    enough: meeting.enough,
    ...(ended && { withdrawn: ended }),
  };
}
