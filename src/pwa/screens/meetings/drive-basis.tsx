import { formatDay } from '#kernel/vi-calendar.ts';
import { basisOf, drivable } from '#domain/board/drive-basis.ts';
import type { Decision } from '#domain/board/meeting-state.ts';
import { isCarried } from '#domain/board/votes.ts';
import type { Drive } from '#domain/funds/state.ts';
import { Choice } from '#pwa/ui/choice.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import type { Village } from '#pwa/phone/village.ts';
import { boardsOf } from '#pwa/screens/board/board.ts';
import { meetingWords } from './meeting-words.ts';
import { meetingsIn } from './meetings.ts';

/** The boards of a village on which it was called to something. */
const boardsIn = (village: Village) => {
  const { coming, over } = meetingsIn(boardsOf(village), village);
  return [...new Set([...coming, ...over].map(({ board }) => board))];
};

type PickProps = {
  readonly village: Village;
  /** As far as it was picked: its day and number. */
  readonly picked: string | undefined;
  readonly onPick: (decision: Decision | undefined) => void;
};

const NONE = 'none';

/** What the village decided on money, for a drive to rest on. */
export function BasisPick({ village, picked, onPick }: PickProps) {
  const text = meetingWords.value.drive;
  const found = drivable(boardsIn(village), village.day);
  if (found.length === 0) return null;
  return (
    <Choice
      legend={text.from}
      options={[
        ...found.map((each) => ({
          value: each.resolution,
          label: each.title,
          hint: [formatDay(each.day), each.document, text.hint(each.agree, each.total)]
            .filter(Boolean)
            .join(' · '),
        })),
        { value: NONE, label: text.none },
      ]}
      value={picked ?? NONE}
      onChange={(value) => onPick(found.find(({ resolution }) => resolution === value))}
    />
  );
}

type BasisProps = { readonly village: Village; readonly drive: Drive };

/** The decision that a drive rests on, with its count. */
export function BasisPart({ village, drive }: BasisProps) {
  const text = meetingWords.value;
  const found = basisOf(boardsIn(village), drive.basis, drive.title);
  if (found.length === 0) return null;
  return (
    <section class="section">
      <h2>{text.drive.basis}</h2>
      <List label={text.drive.basis}>
        {found.map((each) => (
          <ListRow
            key={each.resolution}
            href={`#/meeting/${each.meeting}`}
            lead={<Icon name="figures" />}
            title={each.title}
            text={[
              isCarried(each) ? text.vote.carried : text.drive.notCarried,
              text.vote.count(each.agree, each.total),
              formatDay(each.day),
            ].join(' · ')}
          />
        ))}
      </List>
    </section>
  );
}
