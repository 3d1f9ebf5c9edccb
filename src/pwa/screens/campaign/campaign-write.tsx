import { useState } from 'preact/hooks';
import type { Campaign } from '#domain/work/campaigns.ts';
import { proposeCampaign, proposeCampaignChange } from '#domain/work/propose.ts';
import { Later } from '#pwa/ui/later.tsx';
import { useDraft } from '#pwa/phone/draft.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { leaveTo, route } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { OfficerPage } from '#pwa/screens/officer/officer-page.tsx';
import { villagesOf } from '#pwa/screens/officer/territory.ts';
import { startUpper } from '#pwa/screens/officer/text.ts';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { CampaignDraft, draftOf, intentOf, planOf, type Wrong } from './campaign-draft.ts';
import './campaign.css';
import { campaignWords } from './campaign-words.ts';
import { goalText } from './goal-text.ts';
import { NoBook } from './no-book.tsx';
import { findCampaign, type Office, toWrite, useOffice } from './office.ts';
import { officeWords } from './office-words.ts';

/** A new campaign, or an earlier one again: `?again=`. */
export function CampaignNewScreen() {
  const office = useOffice();
  const again = route.value.query['again'];
  if (office === undefined) return <NoBook />;
  const known = again === undefined ? undefined : findCampaign(office, again)?.campaign;
  return <WriteForm key={again} office={office} again={known} known={undefined} />;
}

/** Another plan for one that stands. */
export function CampaignChangeScreen({ params: [id = ''] }: ScreenProps) {
  const office = useOffice();
  const found = office && findCampaign(office, id);
  if (found === undefined) return <NoBook />;
  return <WriteForm key={id} office={found.office} known={found.campaign} again={undefined} />;
}

type FormProps = {
  readonly office: Office;
  /** To be changed. */
  readonly known: Campaign | undefined;
  /** To be done again. */
  readonly again: Campaign | undefined;
};

const isWrong = (intended: object | Wrong): intended is Wrong => typeof intended === 'string';

function useCampaignForm({ office, known, again }: FormProps) {
  const { device, book, day } = office;
  const text = officeWords.value.write;
  const [fresh] = useState(() =>
    draftOf(known?.campaign ?? device.newId(), day, known ?? again, known === undefined),
  );
  const key = `campaign.${known?.campaign ?? again?.campaign ?? 'new'}`;
  const draft = useDraft(device, key, CampaignDraft, fresh);
  const { busy, problem, run } = useSaving();
  const [wrong, setWrong] = useState<Wrong | undefined>(undefined);
  const propose = () => {
    const { states, author } = toWrite(office);
    if (known !== undefined) {
      const plan = planOf(draft.value);
      const { reason, base } = draft.value;
      return isWrong(plan)
        ? plan
        : proposeCampaignChange(states, author, known.campaign, { ...plan, base, reason });
    }
    const intent = intentOf(draft.value, again?.campaign);
    return isWrong(intent) ? intent : proposeCampaign(states, author, intent);
  };
  const save = async (): Promise<void> => {
    const intended = propose();
    setWrong(isWrong(intended) ? intended : undefined);
    if (isWrong(intended)) return;
    const said = known === undefined ? text.saved(draft.value.title) : text.changed;
    await run(
      async () => saveTogether(device, book, intended, { said, draft: key }),
      () => leaveTo(`#/campaigns/${draft.value.campaign}`),
    );
  };
  const change = (next: CampaignDraft): void => {
    setWrong(undefined);
    draft.change(next);
  };
  return { draft, busy, wrong, problem, save, change };
}

const loadFields = async () => (await import('./campaign-fields.tsx')).CampaignFields;

function WriteForm(props: FormProps) {
  const { office, known, again } = props;
  const text = officeWords.value;
  const { draft, busy, wrong, problem, save, change } = useCampaignForm(props);
  const villages = villagesOf(office.device, office.commune).map(({ id, name }) => ({
    id,
    name: startUpper(name),
  }));
  const title = again === undefined ? text.start : text.write.again;
  return (
    <OfficerPage
      title={known === undefined ? title : text.write.change}
      lead={text.write.lead}
      back={{ href: '#/campaigns', label: campaignWords.value.all }}
      place="commune"
      action={
        <SaveAction
          label={known === undefined ? text.write.save : text.write.saveChange}
          problem={problem}
          busy={busy}
          onSave={save}
        />
      }
    >
      {draft.ready && (
        <div class="stack campaign-form">
          {known !== undefined && (
            <p>
              {goalText(known.goal, office.ladder)}. {text.write.fixed}
            </p>
          )}
          <Later
            load={loadFields}
            props={{
              ladder: office.ladder,
              villages,
              value: draft.value,
              wrong,
              isChange: known !== undefined,
              onChange: change,
            }}
          />
        </div>
      )}
    </OfficerPage>
  );
}
