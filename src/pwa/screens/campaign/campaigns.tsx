import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { OfficerList } from '#pwa/screens/officer/officer-list.tsx';
import { stageOf } from '#domain/work/campaigns.ts';
import { campaignWords } from './campaign-words.ts';
import { targetText } from './goal-text.ts';
import { leadText } from './lead-text.ts';
import { campaignsOf, useOffice } from './office.ts';
import { officeWords } from './office-words.ts';

/** What the commune has asked its teams to reach. */
export function CampaignsScreen() {
  const office = useOffice();
  const text = officeWords.value;
  const campaigns = office === undefined ? [] : campaignsOf(office);
  return (
    <OfficerList
      title={campaignWords.value.all}
      lead={text.lead}
      add={{ label: text.start, href: '#/campaigns/new' }}
      missing={office === undefined && { icon: 'flag', title: text.noBook, text: text.noBookText }}
    >
      {campaigns.length === 0 && <EmptyState icon="flag" title={text.none} text={text.noneText} />}
      <List label={campaignWords.value.all}>
        {campaigns.map((each) => (
          <ListRow
            key={each.campaign}
            href={`#/campaigns/${each.campaign}`}
            lead={<Icon name="flag" />}
            title={each.title}
            text={
              <>
                {campaignWords.value.stages[stageOf(each, office?.day ?? each.from)]}
                {'. '}
                {leadText(each, office?.day ?? each.from)}
                <br />
                {text.line(targetText(each.target))}
              </>
            }
          />
        ))}
      </List>
    </OfficerList>
  );
}
