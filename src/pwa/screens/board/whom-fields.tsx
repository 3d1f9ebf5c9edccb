import type { Book } from '#book/activity.ts';
import { isPublic } from '#domain/board/audience.ts';
import { AUDIENCES } from '#domain/board/facts.ts';
import type { Notice } from '#domain/board/state.ts';
import { BOARD_WORDS } from '#domain/board/words.ts';
import { childrenOf } from '#domain/places/state.ts';
import { Chips, Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { language } from '#pwa/ui/language.ts';
import { placeName, startUpper } from '#pwa/phone/names.ts';
import { alleysIn, type Boards } from './board.ts';
import { boardWords } from './board-words.ts';
import type { NoticeDraft, NoticeProblem } from './notice-draft.ts';

type WhomFieldsProps = {
  readonly boards: Boards;
  readonly book: Book;
  /** What is being corrected. */
  readonly notice: Notice | undefined;
  readonly value: NoticeDraft;
  readonly wrong: NoticeProblem | undefined;
  readonly onChange: (changes: Partial<NoticeDraft>) => void;
};

/** For whom it is, where, and until when it stands. */
export function WhomFields({ boards, book, notice, value, wrong, onChange }: WhomFieldsProps) {
  const text = boardWords.value.form;
  const { audiences } = BOARD_WORDS[language.value];
  const wasPublic = notice !== undefined && isPublic(notice);
  const offered = wasPublic ? AUDIENCES.filter((to) => isPublic({ to })) : AUDIENCES;
  return (
    <details class="section" open={wrong === 'until'}>
      <summary class="notice-more">{text.more}</summary>
      <div class="stack">
        <Field
          label={text.until}
          kind="date"
          optional
          error={wrong === 'until' ? text.wrong.until : undefined}
          value={value.until}
          onInput={(until) => onChange({ until })}
          maxLength={10}
        />
        <Chips
          legend={text.place}
          options={[{ value: 'yes', label: text.pin }]}
          values={value.pinned ? ['yes'] : []}
          onChange={(chosen) => onChange({ pinned: chosen.length > 0 })}
        />
        <Choice
          legend={text.to}
          columns={2}
          options={offered.map((each) => ({ value: each, label: startUpper(audiences[each]) }))}
          value={value.to}
          onChange={(to) => onChange({ to })}
        />
        {wasPublic && <p class="soft small">{text.wasPublic}</p>}
        <WherePart {...{ boards, book, value, wasPublic, onChange }} />
      </div>
    </details>
  );
}

type WhereProps = Omit<WhomFieldsProps, 'notice' | 'wrong'> & { readonly wasPublic: boolean };

/** A part of the village, or some villages of the commune. */
function WherePart({ boards, book, value, wasPublic, onChange }: WhereProps) {
  const text = boardWords.value.form;
  const { village, places, day } = boards;
  const alleys = village === undefined ? [] : alleysIn(village);
  const villages = village === undefined ? childrenOf(places, book.place, day) : [];
  return (
    <>
      {alleys.length > 1 && (
        <>
          <Chips
            legend={text.alleys}
            options={alleys.map((each) => ({ value: each, label: each }))}
            values={value.alleys}
            onChange={(chosen) => onChange({ alleys: chosen })}
          />
          <p class="soft small">{text.alleysHint}</p>
        </>
      )}
      {villages.length > 1 && (
        <>
          <Chips
            legend={text.villages}
            options={villages.map(({ id }) => ({
              value: id,
              label: startUpper(placeName(places, id, day)),
            }))}
            values={value.villages}
            onChange={(chosen) => onChange({ villages: chosen })}
          />
          <p class="soft small">{text.villagesHint}</p>
          {wasPublic && <p class="soft small">{text.villagesLeft}</p>}
        </>
      )}
    </>
  );
}
