import type { Household } from '#domain/homes/state.ts';
import { holds } from '#domain/board/state.ts';
import { householdsFor, toldOf } from '#domain/reach/measures.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { headOf } from '#pwa/phone/names.ts';
import type { Village } from '#pwa/phone/village.ts';
import { boardsOf, hrefOf, type Posted } from './board.ts';
import { titleOf } from './board-list.tsx';
import { boardWords } from './board-words.ts';
import { tell } from './tell.ts';
import './board.css';

const loadInvite = async () =>
  (await import('#pwa/screens/meetings/invite-sheet.tsx')).InviteAtDoor;

type AtDoorProps = { readonly village: Village; readonly household: Household };

/** What this household is still to be told, with one tap for each. */
export function NoticesAtDoor({ village, household }: AtDoorProps) {
  const text = boardWords.value.atDoor;
  const untold = untoldAt(village, household);
  if (untold.length === 0) return null;
  const line = { id: household.id, head: headOf(village, household) };
  return (
    <section class="section">
      <h2>{text.title}</h2>
      {untold.map((posted) => (
        <div key={posted.notice.notice} class="untold">
          <a href={hrefOf(posted)}>
            <b>{titleOf(posted)}</b>
          </a>
          {posted.meeting === undefined ? (
            <Button icon="check" onPress={() => void tell(village, posted.notice, line, 'door')}>
              {text.told}
            </Button>
          ) : (
            <Later load={loadInvite} props={{ village, meeting: posted.meeting, line }} />
          )}
        </div>
      ))}
    </section>
  );
}

function untoldAt(village: Village, household: Household): readonly Posted[] {
  const { device, place, day, at } = village;
  const reach = device.findView('reach', place)?.state;
  if (reach === undefined) return [];
  return boardsOf(village).all.filter(
    ({ notice }) =>
      holds(notice, { day, at }) &&
      householdsFor([household], notice).length > 0 &&
      toldOf(reach, notice, household.id) === undefined,
  );
}
