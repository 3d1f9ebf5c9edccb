import { useState } from 'preact/hooks';
import { STEPS, type Step } from '#domain/doors/facts.ts';
import { PICTURE_MEDIA } from '#domain/learning/facts.ts';
import { proposeCard } from '#domain/learning/propose.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { Page } from '#pwa/page.tsx';
import { useDraft } from '#pwa/phone/draft.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { stepName } from '#pwa/phone/skill-names.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { CardBody } from '#pwa/screens/cards/card-body.tsx';
import { type Card, cardsOf, titleOf, useDeck } from '#pwa/screens/cards/deck.ts';
import { skillTitle, type Taught, toWrite, useTaught } from '#pwa/screens/cards/taught.ts';
import { fileProblemText } from '#pwa/screens/files/files-words.ts';
import { takeFile } from '#pwa/screens/files/take-file.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { CardDraft, draftOf, intentOf } from './card-draft.ts';
import { cardWritingWords } from './card-words.ts';

const NEW = 'new';

/** The commune's own card, in the place of the app's or beside it: words, a picture, and how it will look. */
export function CardWriteScreen({ params }: ScreenProps) {
  const [skill = '', wanted, id] = params;
  const deck = useDeck();
  const taught = useTaught();
  const step = STEPS.find((each) => each === wanted);
  const cards = deck !== undefined && 'cards' in deck ? cardsOf(deck.cards, skill, step) : [];
  const card = cards.find((each) => each.id === id);
  if (taught === undefined || step === undefined) return <NotHere />;
  if (deck === undefined || (id !== NEW && card === undefined)) return <NotHere />;
  const last = cards.at(-1)?.order ?? 0;
  return <WriteForm taught={taught} skill={skill} step={step} card={card} last={last} />;
}

type FormProps = {
  readonly taught: Taught;
  readonly skill: string;
  readonly step: Step;
  readonly card: Card | undefined;
  readonly last: number;
};

function useCardForm({ taught, skill, step, card, last }: FormProps) {
  const { device, book } = taught;
  const [fresh] = useState(() => draftOf(card, last));
  const key = `card.${skill}.${step}.${card?.id ?? NEW}`;
  const draft = useDraft(device, key, CardDraft, fresh);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const save = async (): Promise<void> => {
    const intent = intentOf(draft.value, { card: card?.id, skill, step });
    if (typeof intent === 'string') {
      setProblem(intent);
      return;
    }
    setBusy(true);
    const { states, author } = toWrite(taught);
    const code = await saveTogether(device, book, proposeCard(states, author, intent), {
      said: cardWritingWords.value.saved,
      draft: key,
    });
    setBusy(false);
    setProblem(code);
    if (code === undefined) leaveTo(`#/cards/${skill}`);
  };
  const change = (next: CardDraft): void => {
    setProblem(undefined);
    draft.change(next);
  };
  return { draft, busy, problem, setProblem, save, change };
}

function WriteForm(props: FormProps) {
  const text = cardWritingWords.value;
  const { taught, skill, step, card } = props;
  const { draft, busy, problem, setProblem, save, change } = useCardForm(props);
  const isField = problem === 'order' || problem === 'shows';
  return (
    <Page
      title={card === undefined ? text.title.fresh : text.title.again}
      lead={text.lead(skillTitle(skill, taught), stepName(step))}
      back={{ href: `#/cards/${skill}`, label: text.back }}
      wide
      action={
        <SaveAction
          label={text.save}
          problem={isField ? undefined : problem}
          busy={busy}
          onSave={save}
        />
      }
    >
      <p class="soft">{text.about}</p>
      {draft.ready && (
        <div class="card-writing">
          <Fields
            taught={taught}
            value={draft.value}
            problem={problem}
            onChange={change}
            onProblem={setProblem}
          />
          <Preview value={draft.value} card={card} />
        </div>
      )}
      {card !== undefined && <Withdraw taught={taught} card={card} />}
    </Page>
  );
}

type FieldsProps = {
  readonly taught: Taught;
  readonly value: CardDraft;
  readonly problem: string | undefined;
  readonly onChange: (next: CardDraft) => void;
  readonly onProblem: (code: string | undefined) => void;
};

function Fields({ taught, value, problem, onChange, onProblem }: FieldsProps) {
  const text = cardWritingWords.value;
  const { languages } = text;
  return (
    <div class="stack">
      <Choice
        legend={text.language}
        columns={2}
        options={[
          { value: 'vi', label: languages.vi },
          { value: 'en', label: languages.en },
        ]}
        value={value.language}
        onChange={(language) => onChange({ ...value, language })}
      />
      <Field
        label={text.say}
        kind="long"
        hint={text.sayHint}
        error={problem === 'card-empty' ? text.empty : undefined}
        value={value.say}
        onInput={(say) => onChange({ ...value, say })}
        maxLength={600}
      />
      <Field
        label={text.show}
        kind="long"
        optional
        value={value.show}
        onInput={(show) => onChange({ ...value, show })}
        maxLength={400}
      />
      <Field
        label={text.do}
        kind="long"
        optional
        value={value.do}
        onInput={(act) => onChange({ ...value, do: act })}
        maxLength={400}
      />
      <Field
        label={text.order}
        kind="number"
        hint={text.orderHint}
        error={problem === 'order' ? text.orderWrong : undefined}
        value={value.order}
        onInput={(order) => onChange({ ...value, order })}
        maxLength={2}
      />
      <PhotoField
        taught={taught}
        value={value}
        problem={problem}
        onChange={onChange}
        onProblem={onProblem}
      />
    </div>
  );
}

function PhotoField({ taught, value, problem, onChange, onProblem }: FieldsProps) {
  const text = cardWritingWords.value;
  const { photo: _, ...bare } = value;
  const take = async (file: Blob): Promise<void> => {
    const taken = await takeFile(taught.device, taught.book.id, file);
    if (!taken.ok) {
      onProblem(taken.error.code);
      return;
    }
    const { attachment: __, media: kind, ...kept } = taken.value;
    const media = PICTURE_MEDIA.find((each) => each === kind);
    if (media === undefined) onProblem('file-kind');
    else onChange({ ...value, photo: { ...kept, media } });
  };
  return (
    <>
      <label class="button button--secondary file-button">
        <span>{value.photo === undefined ? text.picture : text.pictureAgain}</span>
        <input
          class="sr"
          type="file"
          accept="image/*"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            currentTarget.value = '';
            if (file !== undefined) void take(file);
          }}
        />
      </label>
      {(problem?.startsWith('file-') === true || problem?.startsWith('picture-') === true) && (
        <Banner kind="error">{fileProblemText(problem)}</Banner>
      )}
      {value.photo !== undefined && (
        <>
          <Field
            label={text.shows}
            hint={text.showsHint}
            error={problem === 'shows' ? text.showsMissing : undefined}
            value={value.shows}
            onInput={(shows) => onChange({ ...value, shows })}
            maxLength={120}
          />
          <Button kind="quiet" icon="delete" onPress={() => onChange({ ...bare, shows: '' })}>
            {text.pictureOff}
          </Button>
        </>
      )}
    </>
  );
}

type PreviewProps = { readonly value: CardDraft; readonly card: Card | undefined };

function Preview({ value, card }: PreviewProps) {
  const text = cardWritingWords.value;
  const { say, show, do: act, photo, shows } = value;
  const picture = card?.picture;
  return (
    <section class="card-preview" aria-label={text.preview}>
      <p class="soft small">{text.preview}</p>
      <div class="skill-card">
        <h2>{say.trim() === '' ? text.empty : titleOf(say)}</h2>
        <CardBody
          card={{
            say,
            show,
            do: act,
            ...(picture !== undefined && { picture }),
            ...(photo !== undefined && { photo: { ...photo, shows } }),
          }}
        />
      </div>
    </section>
  );
}

const loadWithdraw = async () => (await import('./card-withdraw.tsx')).CardWithdraw;

function Withdraw({ taught, card }: { readonly taught: Taught; readonly card: Card }) {
  const text = cardWritingWords.value;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button kind="danger" icon="delete" onPress={() => setOpen(true)}>
        {text.withdraw}
      </Button>
      {isOpen && (
        <Later load={loadWithdraw} props={{ text, taught, card, onClose: () => setOpen(false) }} />
      )}
    </>
  );
}
