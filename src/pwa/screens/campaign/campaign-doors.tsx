import { homeQueries } from '#device/home-queries.ts';
import { words } from '#pwa/ui/language.ts';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
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
            <List label={text.doorsTitle(name)}>
              {items.map((item) => (
                <ListRow
                  key={item.household}
                  href={`#/home/${item.village}/${item.household}`}
                  title={words.value.door.household(
                    item.name || officerWords.value.village.nameless,
                  )}
                  text={[item.alley, text.door(item.show, item.do)].filter(Boolean).join(' · ')}
                />
              ))}
            </List>
          )
        }
      </AskedView>
    </OfficerPage>
  );
}
