import { useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { homeQueries } from '#device/home-queries.ts';
import type { RegisterFile } from '#device/home-queries.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { showToast } from '#pwa/ui/toast.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { leaveTo } from '#pwa/router.ts';
import { problemText } from '#pwa/screens/officer/asked.tsx';
import { typedDay } from '#pwa/screens/officer/typed-day.ts';
import { surveyOfficeWords } from './survey-office-words.ts';

type OpenPartProps = { readonly place: Id; readonly file: RegisterFile; readonly hash: string };

/** Opens the form that was read to all villages; the file goes once more, with the name of what was shown. */
export function OpenPart({ place, file, hash }: OpenPartProps) {
  const device = usePhone();
  const text = surveyOfficeWords.value.office;
  const today = device.now().on;
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const until = typed.trim() === '' ? undefined : typedDay(typed, today);
  const isWrong = typed.trim() !== '' && (until === undefined || until < today);
  const open = async (): Promise<void> => {
    if (isWrong) return setProblem(text.untilWrong);
    setBusy(true);
    const opened = await homeQueries(device).openSurvey(place, file, hash, until);
    setBusy(false);
    if (!opened.ok) {
      const isStale = opened.error.code === 'preview-stale';
      return setProblem(isStale ? text.stale : problemText(opened.error.code));
    }
    leaveTo('#/surveys');
    return showToast(text.openedToast);
  };
  return (
    <div class="stack">
      {problem !== undefined && <Banner kind="error">{problem}</Banner>}
      <Field
        label={text.untilLabel}
        kind="date"
        optional
        hint={text.untilHint}
        value={typed}
        onInput={(next) => {
          setProblem(undefined);
          setTyped(next);
        }}
      />
      <Button kind="primary" icon="upload" busy={busy} onPress={() => void open()}>
        {text.openNow}
      </Button>
    </div>
  );
}
