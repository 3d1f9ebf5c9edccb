import { homeQueries } from '#device/home-queries.ts';
import type { CampaignDoors } from '#protocol/campaigns.ts';
import { words } from '#pwa/ui/language.ts';
import { useFinding } from '#pwa/ui/finding.tsx';
import { ListRow } from '#pwa/ui/list-row.tsx';
import { LongList } from '#pwa/ui/long-list.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import type { ScreenProps } from '#pwa/route-line.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { AskedView, useAsked } from '#pwa/screens/officer/asked.tsx';
import { asOfText } from '#pwa/screens/officer/figures.ts';
import { OfficerPage } from '#pwa/screens/officer/officer-page.tsx';
import { officerWords } from '#pwa/screens/officer/officer-words.ts';
import { findPlaceText } from '#pwa/screens/officer/territory.ts';
import { campaignWords } from './campaign-words.ts';
import { officeWords } from './office-words.ts';

/** The doors that are left in one village, as the home counts them. */
export function CampaignDoorsScreen({ params: [campaign = '', village = ''] }: ScreenProps) {
  const device = usePhone();
  const text = officeWords.value;
  const name = findPlaceText(device.places(), village, device.now().on) ?? '';
  const asked = useAsked(`campaign doors ${campaign} ${village}`, () =>
    homeQueries(device).campaignDoors(village, campaign),
  );
  return (
    <OfficerPage
      title={text.doorsTitle(name)}
      lead={asked.reply && asOfText(asked.reply.asOf)}
      back={{ href: `#/campaigns/${campaign}`, label: campaignWords.value.title }}
      place="commune"
    >
      <AskedView asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="check" title={text.doorsNone} />
          ) : (
            <Doors items={items} label={text.doorsTitle(name)} />
          )
        }
      </AskedView>
    </OfficerPage>
  );
}

type Item = CampaignDoors['items'][number];

const textOf = ({ name, alley = '' }: Item): string => `${name} ${alley}`;

type DoorsProps = { readonly items: readonly Item[]; readonly label: string };

function Doors({ items, label }: DoorsProps) {
  const { isLong, shown, field } = useFinding(items, textOf);
  return (
    <>
      {field}
      <LongList
        items={shown}
        keyOf={({ household }) => household}
        label={label}
        isLong={isLong}
        render={({ household, village, name, alley, show, do: done }) => (
          <ListRow
            href={`#/home/${village}/${household}`}
            title={words.value.door.household(name || officerWords.value.village.nameless)}
            text={[alley, officeWords.value.door(show, done)].filter(Boolean).join(' · ')}
          />
        )}
      />
    </>
  );
}
