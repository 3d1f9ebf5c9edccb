import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { entryOf } from '#domain/homes/joined.ts';
import { alikeIn, isTwice, proposeJoin } from '#domain/homes/propose-join.ts';
import { proposeResidentReturned } from '#domain/homes/propose.ts';
import { isThere, type Resident } from '#domain/homes/state.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { asNow } from '#pwa/phone/as-now.ts';
import { MARK, useDraft } from '#pwa/phone/draft.ts';
import { spokenName, startUpper } from '#pwa/phone/names.ts';
import { saveOrTell } from '#pwa/phone/save.ts';
import type { Village } from '#pwa/phone/village.ts';
import { follow } from '#pwa/router.ts';
import { whoText } from '#pwa/screens/doors/search.ts';
import { joinWords } from './join-words.ts';

/** Whom this person said to be somebody else, in their own sealed store. */
const Apart = v.object({ others: v.array(v.string()) });
const NOBODY = { others: [] };

type TwiceProps = { readonly village: Village; readonly resident: Resident };

const nameOf = (village: Village, one: Resident): string =>
  `${startUpper(spokenName(one, village.day))}, ${whoText(village, one)}`;

/**
 * Whether a person was written down twice: where the entry looked at was joined into another, which other
 * entries were joined into it, and who looks so much alike that it should be asked.
 */
export function TwicePart({ village, resident }: TwiceProps) {
  const text = joinWords.value;
  const { homes, day, device } = village;
  const apart = useDraft(device, `${MARK}apart.${resident.id}`, Apart, NOBODY);
  const standing = homes.state.residents.get(entryOf(homes.state, resident.id));
  if (standing !== undefined && standing.id !== resident.id) {
    const open = { label: text.open, onPress: () => follow(`#/person/${standing.id}`) };
    return (
      <Banner kind="info" action={open}>
        {text.goneTo(nameOf(village, standing))}
      </Banner>
    );
  }
  if (!isThere(resident, day) || !apart.ready) return null;
  const { others } = apart.value;
  const twice = alikeIn(homes.state, resident, day).filter(
    (other) => isTwice(resident, other) && !others.includes(other.id),
  );
  const join = {
    label: text.alikeJoin,
    onPress: () => follow(`#/person/${resident.id}/join`),
  };
  return (
    <>
      {twice.map((other) => (
        <Banner
          key={other.id}
          kind="info"
          action={join}
          second={{
            label: text.apart,
            onPress: () => apart.change({ others: [...others, other.id] }),
          }}
        >
          {text.alike(nameOf(village, other))}
        </Banner>
      ))}
      {(homes.state.joined.get(resident.id) ?? []).map((id) => (
        <Joined
          key={id}
          village={village}
          into={resident.id}
          joined={homes.state.residents.get(id)}
        />
      ))}
    </>
  );
}

type JoinedProps = {
  readonly village: Village;
  readonly into: Id;
  readonly joined: Resident | undefined;
};

function Joined({ village, into, joined }: JoinedProps) {
  const text = joinWords.value;
  if (joined === undefined) return null;
  const part = (): void => {
    const { states, atHomes } = asNow(village);
    const back = proposeResidentReturned(states, atHomes, joined.id);
    void saveOrTell(village.device, village.homesBook, back, {
      said: text.parted,
      undo: () => {
        const now = asNow(village);
        return proposeJoin(now.states, now.atHomes, { resident: joined.id, into, fields: [] });
      },
    });
  };
  return (
    <section class="section">
      <p>{text.from(nameOf(village, joined))}</p>
      <p class="soft small">{text.partHint}</p>
      <Button kind="quiet" icon="undo" onPress={part}>
        {text.part}
      </Button>
    </section>
  );
}

type AlikeProps = {
  readonly village: Village;
  readonly name: string;
  readonly birthYear: number | undefined;
  readonly household: string;
};

/** Before somebody is written down once more: who of that name stands there already. */
export function AlikePart({ village, name, birthYear, household }: AlikeProps) {
  const text = joinWords.value;
  const known = { name, household, ...(birthYear !== undefined && { birthYear }) };
  const alike = name.trim().includes(' ') ? alikeIn(village.homes.state, known, village.day) : [];
  if (alike.length === 0) return null;
  return (
    <section class="section">
      <p>{text.alikeNew}</p>
      <List label={text.maybe}>
        {alike.map((one) => (
          <ListRow
            key={one.id}
            title={startUpper(spokenName(one, village.day))}
            text={whoText(village, one)}
            href={`#/person/${one.id}`}
          />
        ))}
      </List>
    </section>
  );
}
