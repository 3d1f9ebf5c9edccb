import { useState } from 'preact/hooks';
import type { Campaign } from '#domain/work/campaigns.ts';
import { proposeCampaignEnd } from '#domain/work/propose.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { reasonText } from '#pwa/phone/reasons.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { type Office, toWrite } from './office.ts';
import { officeWords } from './office-words.ts';

type EndProps = {
  readonly office: Office;
  readonly campaign: Campaign;
  readonly onClose: () => void;
};

/** Before its day, with a reason that everybody reads who reads the campaign. */
export function EndCampaign({ office, campaign, onClose }: EndProps) {
  const text = officeWords.value;
  const [reason, setReason] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const { busy, problem, run } = useSaving();
  const save = async (): Promise<void> => {
    setEmpty(reason.trim() === '');
    if (reason.trim() === '') return;
    const { states, author } = toWrite(office);
    const intended = proposeCampaignEnd(states, author, campaign.campaign, reason);
    const told = { said: text.endDone };
    await run(async () => saveTogether(office.device, office.book, intended, told), onClose);
  };
  return (
    <Sheet
      open
      title={text.endTitle}
      onClose={onClose}
      action={
        <Button kind="danger" wide busy={busy} onPress={() => void save()}>
          {text.endSure}
        </Button>
      }
    >
      <p>{text.endText}</p>
      <Field
        label={text.endReason}
        error={isEmpty ? text.endReasonMissing : problem && reasonText(problem)}
        value={reason}
        onInput={setReason}
        maxLength={120}
      />
    </Sheet>
  );
}
