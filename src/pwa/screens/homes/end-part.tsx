import { useState } from 'preact/hooks';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';
import { startUpper } from '#pwa/phone/names.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { type Intended, saveOrTell, saveTogether } from '#pwa/phone/save.ts';
import type { Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';

type EndPartProps<Reason extends string> = {
  readonly village: Village;
  readonly counts: boolean;
  readonly labels: { readonly end: string; readonly back: string };
  readonly reasons: readonly Reason[];
  readonly reasonWords: Readonly<Record<Reason, string>>;
  readonly first: Reason;
  readonly end: (reason: Reason) => Intended;
  readonly takeBack: () => Intended;
  /** Where one goes when it is saved. */
  readonly then: string;
};

/** That a household or a person no longer counts, and why; for one that does not, that it does again. */
export function EndPart<Reason extends string>(props: EndPartProps<Reason>) {
  const { labels, reasons, reasonWords, takeBack } = props;
  const { device, homesBook } = props.village;
  const text = memberWords.value.edit;
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<Reason>(props.first);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const end = async (): Promise<void> => {
    const told = { said: text.ended, undo: takeBack };
    const failed = await saveTogether(device, homesBook, props.end(reason), told);
    setProblem(failed);
    if (failed !== undefined) return;
    setOpen(false);
    leaveTo(props.then);
  };
  if (!props.counts) {
    const back = () => void saveOrTell(device, homesBook, takeBack(), { said: text.returned });
    return <Button onPress={back}>{labels.back}</Button>;
  }
  return (
    <>
      <Button kind="danger" onPress={() => setOpen(true)}>
        {labels.end}
      </Button>
      <Sheet
        open={open}
        title={labels.end}
        onClose={() => setOpen(false)}
        action={
          <Button kind="primary" wide onPress={() => void end()}>
            {text.record}
          </Button>
        }
      >
        {problem !== undefined && <Banner kind="error">{reasonText(problem)}</Banner>}
        <Choice
          legend={text.why}
          options={reasons.map((value) => ({ value, label: startUpper(reasonWords[value]) }))}
          value={reason}
          onChange={setReason}
        />
      </Sheet>
    </>
  );
}
