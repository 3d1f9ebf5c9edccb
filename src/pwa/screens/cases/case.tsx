import { useState } from 'preact/hooks';
import { formatDay } from '#kernel/vi-calendar.ts';
import { answerOf, type Case, isOpen, type Reply, stageOf } from '#domain/doors/cases.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { backText, headOf, spokenName, startUpper } from '#pwa/phone/names.ts';
import { saveOrTell, saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage, type Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { words } from '#pwa/ui/language.ts';
import { SpeakButton } from '#pwa/ui/speak-button.tsx';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { nameOf } from '#pwa/screens/team/crew.ts';
import { AskedDraft, AskedFields, isSaid } from './asked-fields.tsx';
import { caseNames, caseWords } from './case-words.ts';
import { proposeAmending, proposeCaseEnd, proposeTold } from './intents.ts';

const loadBack = async () => import('./take-back.ts');

/** One matter: where it stands, what the desk answered, and that it was told. */
export function CaseScreen({ params }: ScreenProps) {
  const village = useVillage();
  const known = village?.doors.state.cases.get(params[0] ?? '');
  return village === undefined || known === undefined ? (
    <NotHere />
  ) : (
    <CaseOf village={village} known={known} />
  );
}

type CaseProps = { readonly village: Village; readonly known: Case };

/** Of whom a matter is, as one speaks of them. */
export function whoseCase({ homes, day }: Village, { resident, household }: Case): string {
  const person = homes.state.residents.get(resident ?? '');
  if (person !== undefined) return startUpper(spokenName(person, day));
  const home = homes.state.households.get(household ?? '');
  return home === undefined
    ? caseWords.value.village
    : startUpper(words.value.door.household(headOf({ homes, day }, home)));
}

/** `saved`: on this phone alone. */
export function stageText(village: Village, known: Case): string {
  const text = caseWords.value;
  const stage = stageOf(village.doors.state, known);
  if (stage === 'asked') return text.stages[isOnPhone(village, known) ? 'saved' : 'asked'];
  return stage === 'taken' ? text.stages.taken : caseNames.value.stages[stage];
}

/** The home has not answered for it yet: its trace ends in what this phone alone has. */
const isOnPhone = ({ doors }: Village, { id }: Case): boolean =>
  (doors.traces.get(id)?.[0] ?? 0) < 0;

function CaseOf({ village, known }: CaseProps) {
  const text = caseWords.value;
  const { doors, day, device, doorsBook } = village;
  const answer = answerOf(doors.state, known.id);
  const [told] = (answer && doors.state.toldAnswers.get(answer.answer)) ?? [];
  const stage = stageOf(doors.state, known);
  const saving = useSaving();
  const tell = async (): Promise<void> =>
    saving.run(
      async () =>
        saveTogether(device, doorsBook, proposeTold(village, known.id), {
          said: text.toldNow,
          undo: async () => (await loadBack()).proposeUntold(village, known.id),
        }),
      () => undefined,
    );
  const isToTell = answer !== undefined && told === undefined && stage !== 'withdrawn';
  return (
    <Page
      title={caseNames.value.matter(known.matter)}
      lead={whoseCase(village, known)}
      back={{ href: '#/cases', label: text.title }}
      place="doors"
      action={isToTell && <SaveAction {...saving} icon="check" label={text.tell} onSave={tell} />}
    >
      <section class="section">
        <p>
          <b>{stageText(village, known)}</b>
        </p>
        {known.words !== undefined && <blockquote>{known.words}</blockquote>}
        <p class="soft small">
          {[
            text.sent(formatDay(known.on), nameOf(village, known.stream)),
            known.call && text.call(backText(known.call, day)),
            known.withdrawn && text.withdrawnOn(formatDay(known.withdrawn.on)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </section>
      {answer !== undefined && <Answer village={village} reply={answer} told={told?.on} />}
      <Further village={village} known={known} />
    </Page>
  );
}

type AnswerProps = {
  readonly village: Village;
  readonly reply: Reply;
  readonly told: number | undefined;
};

function Answer({ village, reply, told }: AnswerProps) {
  const text = caseWords.value;
  const { words: said = '', bring, come, by, on } = reply;
  const coming = come && text.come(backText(come, village.day));
  const aloud = [said, bring && `${text.bring}: ${bring.join(', ')}.`, coming];
  return (
    <section class="section">
      <h2>{text.answer}</h2>
      <p>{said}</p>
      {bring && (
        <>
          <h3>{text.bring}</h3>
          <ul>
            {bring.map((thing) => (
              <li key={thing}>{thing}</li>
            ))}
          </ul>
        </>
      )}
      {coming && <p>{coming}</p>}
      <p class="soft small">{text.answered(nameOf(village, by), formatDay(on))}</p>
      <SpeakButton text={aloud.filter(Boolean).join(' ')} />
      <p>{told === undefined ? <b>{text.untold}</b> : text.told(formatDay(told))}</p>
    </section>
  );
}

function Further({ village, known }: CaseProps) {
  const text = caseWords.value;
  const { device, doorsBook, doors } = village;
  const stage = stageOf(doors.state, known);
  const withdraw = async (): Promise<void> =>
    saveOrTell(device, doorsBook, proposeCaseEnd(village, known.id), {
      said: text.withdrawn,
      undo: async () => (await loadBack()).proposeAskedAgain(village, known.id),
      undone: text.askedAgain,
    });
  return (
    <div class="stack">
      {stage === 'asked' && (
        <Button wide icon="edit" href={`#/case/${known.id}/edit`}>
          {text.edit}
        </Button>
      )}
      {isOpen(doors.state, known) && (
        <Button wide kind="danger" icon="undo" onPress={() => void withdraw()}>
          {text.withdraw}
        </Button>
      )}
      {known.resident !== undefined && (
        <Button wide icon="person" href={`#/person/${known.resident}`}>
          {text.person}
        </Button>
      )}
    </div>
  );
}

/** Says it otherwise, until somebody at the desk took it on. */
export function CaseEditScreen({ params }: ScreenProps) {
  const village = useVillage();
  const known = village?.doors.state.cases.get(params[0] ?? '');
  return village === undefined || known === undefined ? (
    <NotHere />
  ) : (
    <EditCase village={village} known={known} />
  );
}

function EditCase({ village, known }: CaseProps) {
  const text = caseWords.value;
  const { device, doorsBook } = village;
  const key = `case-edit.${known.id}`;
  const { matter, words: said = '', call } = known;
  const stood: AskedDraft = { matter, words: said, ...(call && { call }) };
  const draft = useDraft(device, key, AskedDraft, stood);
  const [bare, setBare] = useState(false);
  const saving = useSaving();
  const write = async (): Promise<string | undefined> => {
    const intent = { ...draft.value, matter: draft.value.matter ?? matter };
    return saveTogether(device, doorsBook, proposeAmending(village, known.id, intent), {
      said: text.changed,
      draft: key,
    });
  };
  const save = async (): Promise<void> => {
    setBare(!isSaid(draft.value));
    if (isSaid(draft.value)) await saving.run(write, () => leaveTo(`#/case/${known.id}`));
  };
  const isLate = stageOf(village.doors.state, known) !== 'asked';
  return (
    <Page
      title={text.editTitle}
      lead={whoseCase(village, known)}
      back={{ href: `#/case/${known.id}`, label: caseNames.value.matter(matter) }}
      place="doors"
      action={!isLate && <SaveAction {...saving} label={text.save} onSave={save} />}
    >
      {isLate ? (
        <Banner kind="info">{text.late}</Banner>
      ) : (
        <AskedFields
          village={village}
          value={draft.value}
          isBare={bare && !isSaid(draft.value)}
          onChange={draft.change}
        />
      )}
    </Page>
  );
}
