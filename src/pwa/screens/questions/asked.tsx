import { useState } from 'preact/hooks';
import { isOpen } from '#domain/asked.ts';
import type { QuestionsReply } from '#protocol/questions.ts';
import { AskedView } from '#pwa/screens/officer/asked.tsx';
import { OfficerPage } from '#pwa/screens/officer/officer-page.tsx';
import { findPlaceText } from '#pwa/screens/officer/territory.ts';
import { startUpper } from '#pwa/screens/officer/text.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { type AskedLine, useAskedOf } from './asked-of.ts';
import { askedText } from './asked-text.ts';
import { questionWords } from './question-words.ts';
import { StandText } from './stand-text.tsx';

/** What villages sent to the commune, and what they have left past its day. */
export function AskedScreen() {
  const { device, place, asked } = useAskedOf();
  const text = questionWords.value;
  const commune = findPlaceText(device.places(), place, device.now().on) ?? '';
  return (
    <OfficerPage
      title={text.office.title}
      lead={text.office.lead}
      back={{ href: '#/commune', label: startUpper(commune) }}
      place="commune"
    >
      <Button icon="search" href="#/answers">
        {text.toAnswers}
      </Button>
      <AskedView asked={asked}>{(reply) => <Lines reply={reply} />}</AskedView>
    </OfficerPage>
  );
}

function Lines({ reply: { questions, today } }: { reply: QuestionsReply }) {
  const text = questionWords.value.office;
  const [village, setVillage] = useState('');
  const villages = new Map(questions.map((each) => [each.village, each.villageName]));
  const shown = questions.filter((each) => village === '' || each.village === village);
  const open = shown.filter(({ to, stage }) => to === 'commune' && isOpen(stage));
  const late = shown.filter(({ to }) => to === 'village');
  const answered = shown.filter(({ to, stage }) => to === 'commune' && !isOpen(stage));
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
      {open.length === 0 && <EmptyState icon="check" title={text.none} text={text.noneText} />}
      <Part title={text.toCommune} lines={open} today={today} />
      <Part title={text.lateInVillages} lines={late} today={today} />
      <Part title={text.answered} lines={answered} today={today} />
    </>
  );
}

type PartProps = {
  readonly title: string;
  readonly lines: readonly AskedLine[];
  readonly today: number;
};

function Part({ title, lines, today }: PartProps) {
  const text = questionWords.value;
  if (lines.length === 0) return null;
  return (
    <section class="section">
      <h2>
        {title} ({lines.length})
      </h2>
      <List label={title}>
        {lines.map((line) => (
          <ListRow
            key={line.id}
            href={`#/asked/${line.id}`}
            lead={<Icon name={line.due < today && isOpen(line.stage) ? 'alert' : 'note'} />}
            title={askedText(line)}
            text={
              <>
                {[line.name && text.office.asker(line.name), line.villageName]
                  .filter(Boolean)
                  .join(' · ')}
                <br />
                <StandText line={line} today={today} />
              </>
            }
          />
        ))}
      </List>
    </section>
  );
}
