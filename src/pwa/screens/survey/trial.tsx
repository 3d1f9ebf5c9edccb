import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { FormDefinition } from '#form/definition.ts';
import { openForm } from '#form/open.ts';
import { Button } from '#pwa/ui/button.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { OfficerPage } from '#pwa/screens/officer/officer-page.tsx';
import { useFilling } from './filling.ts';
import { FillingAction, FillingView } from './filling-view.tsx';
import { type FillDraft, FRESH_FILL } from './fill-draft.ts';
import { surveyOfficeWords } from './survey-office-words.ts';
import { surveyWords } from './survey-words.ts';

const noFiles = (): ComponentChildren => <p class="soft">{surveyWords.value.pictureInPreview}</p>;

type TrialProps = { readonly definition: FormDefinition; readonly onLeave: () => void };

/** The form as it will be asked at the door, without a door: nothing of it is kept. */
export function Trial({ definition, onLeave }: TrialProps) {
  const device = usePhone();
  const text = surveyWords.value;
  const form = useMemo(() => openForm(definition).form, [definition]);
  const [draft, setDraft] = useState<FillDraft>(FRESH_FILL);
  const filling = useFilling(form, draft, device.now().at, setDraft);
  return (
    <OfficerPage
      title={definition.title}
      lead={text.end.previewOnly}
      back={{ href: '#/surveys/new', onPress: onLeave }}
      place="commune"
      action={
        <FillingAction
          filling={filling}
          atEnd={
            <Button kind="primary" icon="check" onPress={onLeave}>
              {surveyOfficeWords.value.check.tried}
            </Button>
          }
        />
      }
    >
      <FillingView filling={filling} files={noFiles} />
    </OfficerPage>
  );
}
