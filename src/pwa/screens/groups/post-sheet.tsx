import { useState } from 'preact/hooks';
import type { Post } from '#domain/people/post-facts.ts';
import { proposePost } from '#domain/people/propose-post.ts';
import { POST_WORDS } from '#domain/people/post-words.ts';
import { childrenOf } from '#domain/places/state.ts';
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
import { Sheet } from '#pwa/ui/sheet.tsx';
import { alleysIn } from '#pwa/screens/board/board.ts';
import { workersAt } from '#pwa/screens/tasks/tasks-in.ts';
import { toWriteOf } from '#pwa/screens/officer/people-to-write.ts';
import type { Groups } from './groups-in.ts';
import { groupWords } from './group-words.ts';

type PostProps = {
  readonly groups: Groups;
  readonly posts: readonly Post[];
  readonly onClose: () => void;
};

type Said = {
  readonly post: Post | undefined;
  readonly place: string;
  readonly alley: string;
  readonly person: string;
  readonly name: string;
};

const ADDING: ReadonlySet<string> = new Set(['leader', 'officer', 'admin']);

/** Somebody whom the list does not know. */
const OTHER = '';

/** Who holds a post from today on: somebody known there, or a new name. */
export function PostSheet({ groups, posts, onClose }: PostProps) {
  const text = groupWords.value.post;
  const { boards } = groups;
  const { device, place } = boards;
  const [holding] = useState(() => device.newId());
  const [only] = posts;
  const [said, setSaid] = useState<Said>({
    post: posts.length === 1 ? only : undefined,
    place,
    alley: '',
    person: OTHER,
    name: '',
  });
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const { busy, problem, run } = useSaving();
  const change = (changes: Partial<Said>): void => {
    setWrong(undefined);
    setSaid({ ...said, ...changes });
  };
  const save = async (): Promise<void> => {
    const { post, alley, person, name } = said;
    if (post === undefined) return setWrong(text.whichMissing);
    if (post === 'alley' && alley.trim() === '') return setWrong(text.alleyMissing);
    if (person === OTHER && name.trim() === '') return setWrong(text.missing);
    const who = person === OTHER ? { name } : person;
    const shown = person === OTHER ? name : (groups.people.persons.get(person)?.name ?? '');
    return run(async () => {
      const now = toWriteOf(device, said.place, ({ persons }) => persons.has(person));
      if (now === undefined) return 'not-here';
      const intent = { holding, person: who, place: said.place, post };
      const held = proposePost(now.states, now.author, {
        ...intent,
        ...(post === 'alley' && { alley }),
      });
      return saveTogether(device, now.book, held, { said: text.saved(shown) });
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
      <Fields groups={groups} posts={posts} value={said} onChange={change} />
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
    <label class="field">
      <span>{groupWords.value.post.place}</span>
      <select
        value={value.place}
        onChange={(event) => onChange({ place: event.currentTarget.value, person: OTHER })}
      >
        {all.map((each) => (
          <option key={each} value={each}>
            {startUpper(placeName(places, each, day))}
          </option>
        ))}
      </select>
    </label>
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
