import { useState } from 'preact/hooks';
import { formatDay } from '#kernel/vi-calendar.ts';
import { deskQueries } from '#device/desk-queries.ts';
import type { DeskReply } from '#protocol/desk.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { AskedView, useAsked } from '#pwa/screens/officer/asked.tsx';
import { OfficerPage } from '#pwa/screens/officer/officer-page.tsx';
import { findCommune, findPlaceText } from '#pwa/screens/officer/territory.ts';
import { startUpper } from '#pwa/screens/officer/text.ts';
import { caseNames } from '#pwa/screens/cases/case-words.ts';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { deskWords } from './desk-words.ts';

export type DeskCase = DeskReply['cases'][number];

const WAITING: readonly DeskCase['stage'][] = ['waiting'];
const GOING: readonly DeskCase['stage'][] = ['taken', 'open'];
const CLOSED: readonly DeskCase['stage'][] = ['done', 'not-ours', 'handed-back', 'recalled'];

/** What villages have passed on: what waits longest first, by village where one is chosen. */
export function DeskScreen() {
  const device = usePhone();
  const text = deskWords.value;
  const place = findCommune(device) ?? '';
  const asked = useAsked(`desk ${place}`, () => deskQueries(device).cases(place));
  const commune = findPlaceText(device.places(), place, device.now().on) ?? '';
  return (
    <OfficerPage
      title={text.title}
      lead={text.lead}
      back={{ href: '#/commune', label: startUpper(commune) }}
      place="commune"
    >
      <AskedView asked={asked}>{(reply) => <Cases reply={reply} />}</AskedView>
    </OfficerPage>
  );
}

function Cases({ reply: { cases, today } }: { reply: DeskReply }) {
  const text = deskWords.value;
  const [village, setVillage] = useState('');
  const villages = new Map(cases.map((each) => [each.village, each.villageName]));
  const shown = cases.filter((each) => village === '' || each.village === village);
  const parts = [
    [text.waiting, WAITING],
    [text.going, GOING],
    [text.closed, CLOSED],
  ] as const;
  return (
    <>
      {villages.size > 1 && (
        <label class="pick no-print">
          <span>{text.ofVillage}</span>
          <select value={village} onChange={(event) => setVillage(event.currentTarget.value)}>
            <option value="">{text.allVillages}</option>
            {[...villages].map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {parts.map(([title, stages]) => (
        <Part
          key={title}
          title={title}
          cases={shown.filter(({ stage }) => stages.includes(stage))}
          today={today}
          isFirst={stages === WAITING}
        />
      ))}
    </>
  );
}

type PartProps = {
  readonly title: string;
  readonly cases: readonly DeskCase[];
  readonly today: number;
  readonly isFirst: boolean;
};

function Part({ title, cases, today, isFirst }: PartProps) {
  const text = deskWords.value;
  if (cases.length === 0 && !isFirst) return null;
  return (
    <section class="section">
      <h2>
        {title} ({cases.length})
      </h2>
      {cases.length === 0 && <EmptyState icon="check" title={text.none} text={text.noneText} />}
      <List label={title}>
        {cases.map((each) => (
          <ListRow
            key={each.id}
            href={`#/desk/${each.id}`}
            lead={<Icon name={each.stage === 'waiting' ? 'alert' : 'share'} />}
            title={caseNames.value.matter(each.matter)}
            text={
              <>
                {whomText(each)} · {each.villageName}
                <br />
                {formatDay(each.on)} ({text.days(today - each.on)}) · {stageText(each)}
              </>
            }
          />
        ))}
      </List>
    </section>
  );
}

/** Of whom it is; of the village where it names nobody. */
export function whomText({ name, household }: DeskCase): string {
  if (name !== undefined) return name;
  return household === undefined ? deskWords.value.ofAll : deskWords.value.unnamed;
}

const stageText = ({ stage, answers }: DeskCase): string => {
  const text = deskWords.value;
  if (stage === 'waiting') return text.waiting;
  const last = answers.at(-1);
  const told = last === undefined || last.told !== undefined ? '' : ` · ${text.untold}`;
  return `${caseNames.value.stages[stage === 'recalled' ? 'withdrawn' : stage]}${told}`;
};
