import { formatDay } from '#kernel/vi-calendar.ts';
import { stageOf } from '#domain/work/campaigns.ts';
import { villageName } from '#pwa/phone/names.ts';
import { useVillage } from '#pwa/phone/village.ts';
import { Icon } from '#pwa/ui/icon.tsx';
import { words } from '#pwa/ui/language.ts';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { ratioText } from '#words/number-text.ts';
import { campaignWords } from './campaign-words.ts';
import { campaignsIn } from './campaigns-due.ts';
import { standingIn } from './campaigns-in.ts';
import { leadText } from './lead-text.ts';

/** All campaigns of the commune that are, were or will be for this village. */
export function CampaignsHereScreen() {
  const village = useVillage();
  const text = campaignWords.value;
  if (village === undefined) return <NotHere />;
  const all = campaignsIn(village);
  return (
    <Page
      title={text.all}
      lead={text.allLead(villageName(village))}
      back={{ href: '#/doors', label: words.value.phone.places.doors }}
      place="doors"
    >
      {all.length === 0 && <EmptyState icon="flag" title={text.none} text={text.noneText} />}
      <List label={text.all}>
        {all.map((each) => {
          const stage = stageOf(each, village.day);
          const standing = stage === 'coming' ? undefined : standingIn(village, each);
          return (
            <ListRow
              key={each.campaign}
              href={`#/campaign/${each.campaign}`}
              lead={<Icon name="flag" />}
              title={each.title}
              text={
                <>
                  {leadText(each, village.day)}
                  {standing && (
                    <>
                      <br />
                      {ratioText(standing.met, standing.of, words.value.language)},{' '}
                      {words.value.figure.asOf(formatDay(standing.asOf))}
                    </>
                  )}
                </>
              }
            />
          );
        })}
      </List>
    </Page>
  );
}
