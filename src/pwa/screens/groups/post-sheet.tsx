import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { type Post, POSTS } from '#domain/people/post-facts.ts';
import { proposePost } from '#domain/people/propose-post.ts';
import { POST_WORDS } from '#domain/people/post-words.ts';
import { childrenOf } from '#domain/places/state.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { placeName, startUpper } from '#pwa/phone/names.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { rolesOf } from '#pwa/phone/roles.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { language } from '#pwa/ui/language.ts';
import { Pick } from '#pwa/ui/pick.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { alleysIn } from '#pwa/screens/board/board.ts';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { workersAt } from '#pwa/screens/tasks/tasks-in.ts';
import { toWriteOf } from '#pwa/screens/officer/team-of.ts';
import type { Groups } from './groups-in.ts';
import { groupWords } from './group-words.ts';

type PostProps = {
  readonly groups: Groups;
  readonly posts: readonly Post[];
  readonly onClose: () => void;
};

const Said = v.strictObject({
  post: v.optional(v.picklist(POSTS)),
  place: v.string(),
  alley: v.string(),
  person: v.string(),
  name: v.string(),
});
type Said = v.InferOutput<typeof Said>;

const ADDING: ReadonlySet<string> = new Set(['leader', 'officer', 'admin']);

/** Somebody whom the list does not know. */
const OTHER = '';

function freshIn({ boards: { place } }: Groups, posts: readonly Post[]): Said {
  const [only] = posts;
  const blank = { place, alley: '', person: OTHER, name: '' };
  return posts.length === 1 && only !== undefined ? { ...blank, post: only } : blank;
}

/** Who holds a post from today on: somebody known there, or a new name. */
export function PostSheet({ groups, posts, onClose }: PostProps) {
  const text = groupWords.value.post;
  const { boards } = groups;
  const { device, place } = boards;
  const [holding] = useState(() => device.newId());
  const key = ['post', place, ...posts].join('.');
  const draft = useDraft(device, key, Said, freshIn(groups, posts));
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const { busy, problem, run } = useSaving();
  const change = (changes: Partial<Said>): void => {
    setWrong(undefined);
    draft.change({ ...draft.value, ...changes });
  };
  const save = async (): Promise<void> => {
    const { post, alley, person, name, place: at } = draft.value;
    if (post === undefined) return setWrong(text.whichMissing);
    if (post === 'alley' && alley.trim() === '') return setWrong(text.alleyMissing);
    if (person === OTHER && name.trim() === '') return setWrong(text.missing);
    const who = person === OTHER ? { name } : person;
    const shown = person === OTHER ? name : (groups.people.persons.get(person)?.name ?? '');
    return run(async () => {
      const now = toWriteOf(device, at, ({ persons }) => persons.has(person));
      if (now === undefined) return 'not-here';
      const intent = { holding, person: who, place: at, post };
      const held = proposePost(now.states, now.author, {
        ...intent,
        ...(post === 'alley' && { alley }),
      });
      return saveTogether(device, now.book, held, { said: text.saved(shown), draft: key });
    }, onClose);
  };
  return (
    <Sheet
      open
      title={text.title}
      onClose={onClose}
      action={
        <Button kind="primary" wide icon="save" busy={busy} onPress={() => void save()}>
          {text.save}
        </Button>
      }
    >
      {problem !== undefined && <Banner kind="error">{reasonText(problem)}</Banner>}
      {wrong !== undefined && <Banner kind="error">{wrong}</Banner>}
      <DraftRestored draft={draft} day={boards.day} />
      <Fields groups={groups} posts={posts} value={draft.value} onChange={change} />
    </Sheet>
  );
}

type FieldsProps = Omit<PostProps, 'onClose'> & {
  readonly value: Said;
  readonly onChange: (changes: Partial<Said>) => void;
};

function Fields({ groups, posts, value, onChange }: FieldsProps) {
  const text = groupWords.value.post;
  const names = POST_WORDS[language.value].posts;
  const { people, boards } = groups;
  const known = workersAt(people, boards.places, value.place, boards.day);
  // A head knows who holds which post; whom the list does not know, a leader or officer adds.
  const mayAdd = rolesOf(boards.device).some((role) => ADDING.has(role));
  return (
    <>
      {posts.length > 1 && (
        <Choice
          legend={text.which}
          options={posts.map((each) => ({ value: each, label: startUpper(names[each]) }))}
          value={value.post}
          onChange={(post) => onChange({ post })}
        />
      )}
      <Where groups={groups} value={value} onChange={onChange} />
      {value.post === 'alley' && <AlleyField groups={groups} value={value} onChange={onChange} />}
      <Choice
        legend={text.who}
        options={[
          ...known.map(({ person, name }) => ({ value: person, label: name })),
          ...(mayAdd ? [{ value: OTHER, label: text.other }] : []),
        ]}
        value={value.person}
        onChange={(person) => onChange({ person })}
      />
      {mayAdd && value.person === OTHER && (
        <Field
          label={text.name}
          value={value.name}
          onInput={(name) => onChange({ name })}
          maxLength={80}
        />
      )}
    </>
  );
}

type PartProps = Omit<FieldsProps, 'posts'>;

/** Of a commune: itself, or one of its villages. */
function Where({ groups: { boards }, value, onChange }: PartProps) {
  const { places, place, day, village } = boards;
  if (village !== undefined) return null;
  const all = [place, ...childrenOf(places, place, day).map(({ id }) => id)];
  return (
    <Pick
      label={groupWords.value.post.place}
      value={value.place}
      options={all.map((each) => [each, startUpper(placeName(places, each, day))])}
      onChange={(at) => onChange({ place: at, person: OTHER })}
    />
  );
}

/** One that the register names, or another by name. */
function AlleyField({ groups: { boards }, value, onChange }: PartProps) {
  const text = groupWords.value.post;
  const alleys = boards.village === undefined ? [] : alleysIn(boards.village);
  if (alleys.length === 0) {
    return (
      <Field
        label={text.alley}
        value={value.alley}
        onInput={(alley) => onChange({ alley })}
        maxLength={120}
      />
    );
  }
  return (
    <Choice
      legend={text.alley}
      columns={2}
      options={alleys.map((each) => ({ value: each, label: each }))}
      value={value.alley}
      onChange={(alley) => onChange({ alley })}
    />
  );
}
