import type { Campaign } from '#domain/work/campaigns.ts';
import { proposeCampaignEnd } from '#domain/work/propose.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { ReasonSheet } from '#pwa/screens/reason-sheet.tsx';
import { type Office, toWrite } from './office.ts';
import { officeWords } from './office-words.ts';

type EndProps = {
  readonly office: Office;
  readonly campaign: Campaign;
  readonly onClose: () => void;
};

/** Before its day, with a reason that everybody reads who reads the campaign. */
export function EndCampaign({ office, campaign: { campaign }, onClose }: EndProps) {
  const text = officeWords.value;
  const { device, book } = office;
  return (
    <ReasonSheet
      device={device}
      draft={`campaign-end.${campaign}`}
      text={{
        title: text.endTitle,
        lead: text.endText,
        reason: text.endReason,
        missing: text.endReasonMissing,
        save: text.endSure,
      }}
      icon="close"
      maxLength={120}
      onClose={onClose}
      onSave={async (reason, draft) => {
        const { states, author } = toWrite(office);
        const ended = proposeCampaignEnd(states, author, campaign, reason);
        return saveTogether(device, book, ended, { said: text.endDone, draft });
      }}
    />
  );
}
