import { useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { foldText } from '#kernel/vi-text.ts';
import { headOf, startUpper } from '#pwa/phone/names.ts';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { askedNow, type Fund } from './fund.ts';
import { fundsWords } from './funds-words.ts';

const FOUND_MAX = 8;

type Asked = { readonly isAll: boolean; chosen: Id[] };

/** Who is asked: everybody who lives here, or those of one fee, one class, one list of the health station. */
export function useWho(
  fund: Fund,
  { isAll, chosen }: Asked,
  change: (asked: Partial<Asked>) => void,
) {
  const all = askedNow(fund);
  const households = isAll ? all : all.filter(({ household }) => chosen.includes(household));
  const nameOf = (household: Id): string => {
    const known = fund.village.homes.state.households.get(household);
    return known === undefined ? '' : startUpper(headOf(fund.village, known));
  };
  const whereOf = (household: Id): string => {
    const known = fund.village.homes.state.households.get(household);
    return [known?.alley, known?.code].filter(Boolean).join(', ');
  };
  const find = (query: string): readonly Id[] => {
    const wanted = foldText(query);
    if (query.trim() === '') return [];
    return all
      .map(({ household }) => household)
      .filter((household) => !chosen.includes(household))
      .filter((household) =>
        foldText(`${nameOf(household)} ${whereOf(household)}`).includes(wanted),
      )
      .slice(0, FOUND_MAX);
  };
  const setAll = (next: boolean): void => change({ isAll: next });
  const add = (household: Id): void => change({ chosen: [...chosen, household] });
  const remove = (household: Id): void =>
    change({ chosen: chosen.filter((each) => each !== household) });
  return { isAll, setAll, chosen, households, nameOf, whereOf, find, add, remove };
}

/** Whether some are to pay and nobody has been chosen. */
export const isNobodyChosen = ({
  isAll,
  chosen,
}: Pick<ReturnType<typeof useWho>, 'isAll' | 'chosen'>): boolean => !isAll && chosen.length === 0;

export function Who({ who }: { who: ReturnType<typeof useWho> }) {
  const text = fundsWords.value;
  const [query, setQuery] = useState('');
  const found = who.find(query);
  return (
    <>
      <Choice
        legend={text.who}
        options={[
          { value: 'all', label: text.whoAll },
          { value: 'some', label: text.whoSome, hint: text.whoHint },
        ]}
        value={who.isAll ? 'all' : 'some'}
        onChange={(value) => who.setAll(value === 'all')}
      />
      {!who.isAll && (
        <>
          <Field label={text.find} kind="search" value={query} onInput={setQuery} maxLength={60} />
          {query.trim() !== '' && found.length === 0 && <p class="soft">{text.noneFound}</p>}
          {found.length > 0 && (
            <List label={text.whoAdd}>
              {found.map((household) => (
                <ListRow
                  key={household}
                  lead={<Icon name="plus" />}
                  title={who.nameOf(household)}
                  text={who.whereOf(household)}
                  onPress={() => {
                    who.add(household);
                    setQuery('');
                  }}
                />
              ))}
            </List>
          )}
          {who.chosen.length > 0 && (
            <List label={text.whoChosen}>
              {who.chosen.map((household) => (
                <ListRow
                  key={household}
                  lead={<Icon name="check" />}
                  title={who.nameOf(household)}
                  text={`${who.whereOf(household)}. ${text.whoRemove}`}
                  onPress={() => who.remove(household)}
                />
              ))}
            </List>
          )}
        </>
      )}
    </>
  );
}
