import {
  CONSENT_LANGUAGES,
  CONSENT_WAYS,
  type ConsentLanguage,
  type ConsentWay,
} from '#domain/care/facts.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { Choice } from '#pwa/ui/choice.tsx';

/** How somebody agreed, as it can be shown later. */
export type Given = { readonly how: ConsentWay; readonly language: ConsentLanguage };

/** Two taps that make it evidence; nothing is chosen beforehand. */
export function HowGiven(props: {
  given: Partial<Given>;
  onChange: (given: Partial<Given>) => void;
}) {
  const { given, onChange } = props;
  const text = memberWords.value.consent;
  return (
    <>
      <Choice
        legend={text.how}
        columns={2}
        options={CONSENT_WAYS.map((value) => ({ value, label: text.ways[value] }))}
        value={given.how}
        onChange={(how) => onChange({ ...given, how })}
      />
      <Choice
        legend={text.language}
        columns={2}
        options={CONSENT_LANGUAGES.map((value) => ({ value, label: text.languages[value] }))}
        value={given.language}
        onChange={(language) => onChange({ ...given, language })}
      />
    </>
  );
}
