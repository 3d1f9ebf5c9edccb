import { useState } from 'preact/hooks';
import { formatDay } from '#kernel/vi-calendar.ts';
import { findAnswers } from '#domain/asked.ts';
import { placeName } from '#pwa/phone/names.ts';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { language, words } from '#pwa/ui/language.ts';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { type Around, useAround } from './around.ts';
import { type Given, standing } from './asks.ts';
import { questionWords } from './question-words.ts';
import './questions.css';

const FIRST = 30;

/** All that was answered here, found by what somebody asks now. */
export function AnswersScreen() {
  const around = useAround();
  return around === undefined ? <NotHere /> : <AnswersOf around={around} />;
}

function AnswersOf({ around }: { around: Around }) {
  const text = questionWords.value.view;
  const [query, setQuery] = useState('');
  const [most, setMost] = useState(FIRST);
  const all = standing(around.given);
  const shown = query.trim() === '' ? all : foundIn(all, query);
  const isOffice = around.village === undefined;
  return (
    <Page
      title={text.listTitle}
      lead={text.listLead}
      back={{
        href: isOffice ? '#/asked' : '#/questions',
        label: isOffice ? questionWords.value.office.title : questionWords.value.title,
      }}
      place={isOffice ? 'commune' : 'doors'}
    >
      {all.length === 0 ? (
        <EmptyState icon="note" title={text.none} text={text.noneText} />
      ) : (
        <Field
          label={text.find}
          kind="search"
          value={query}
          onInput={(next) => setQuery(next)}
          maxLength={200}
        />
      )}
      {all.length > 0 && shown.length === 0 && (
        <EmptyState icon="search" title={text.noneFound} text={text.noneFoundText} />
      )}
      {shown.length > 0 && (
        <p class="soft small" role="status">
          {text.found(shown.length)}
        </p>
      )}
      <List label={text.listTitle}>
        {shown.slice(0, most).map((given) => (
          <AnswerRow key={given.answer.answer} around={around} given={given} />
        ))}
      </List>
      {shown.length > most && (
        <Button onPress={() => setMost(most + FIRST)}>{words.value.shell.more}</Button>
      )}
    </Page>
  );
}

function foundIn(all: readonly Given[], query: string): readonly Given[] {
  const byId = new Map(all.map((each) => [each.answer.answer, each]));
  const answers = all.map(({ answer }) => answer);
  return findAnswers(answers, query, all.length).flatMap(({ answer }) => byId.get(answer) ?? []);
}

function AnswerRow({ around: { places, day }, given }: { around: Around; given: Given }) {
  const text = questionWords.value.view;
  const { answer, book, isFromAbove } = given;
  const said = answer.texts[language.value] ?? answer.texts['vi'];
  return (
    <ListRow
      href={`#/answer/${answer.answer}`}
      lead={<Icon name="note" />}
      title={said?.asked ?? ''}
      text={[
        isFromAbove ? text.ofCommune(placeName(places, book.place, day)) : undefined,
        formatDay(answer.on),
      ]
        .filter(Boolean)
        .join(' · ')}
    />
  );
}
