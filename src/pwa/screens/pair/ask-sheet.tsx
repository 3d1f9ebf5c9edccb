import { useState } from 'preact/hooks';
import { formatDay } from '#kernel/vi-calendar.ts';
import { PAIR_DAYS, type PairWord } from '#domain/doors/propose-pair.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { addressedName, nameIn, startUpper } from '#pwa/phone/names.ts';
import { skillName } from '#pwa/phone/skill-names.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import type { Village } from '#pwa/phone/village.ts';
import { type Given, HowGiven } from '#pwa/screens/homes/how-given.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { SpeakButton } from '#pwa/ui/speak-button.tsx';
import { residentOf, saveAgreed, saveDeclined } from './intents.ts';
import { pairWords } from './pair-words.ts';

type AskProps = {
  readonly village: Village;
  readonly word: PairWord;
  readonly onClose: () => void;
};

/** What to read to one of the two, and what they say to it. */
export function AskSheet({ village, word, onClose }: AskProps) {
  const text = pairWords.value;
  const { part, learner, teacher, skill } = word;
  const [given, setGiven] = useState<Partial<Given>>({});
  const [isMissing, setMissing] = useState(false);
  const saving = useSaving();
  const until = village.day + PAIR_DAYS;
  const who = nameIn(village, residentOf(word));
  const other = nameIn(village, part === 'learns' ? teacher : learner);
  const helper = village.device.me()?.name ?? '';
  const asked = village.homes.state.residents.get(residentOf(word));
  const to = asked === undefined ? who : addressedName(asked, village.day);
  const read = text.wordings[part](to, helper, other, skillName(skill), formatDay(until));
  const agree = async (): Promise<void> => {
    const { how, language } = given;
    const isWhole = how !== undefined && language !== undefined;
    setMissing(!isWhole);
    if (!isWhole) return;
    const said = text.saved(startUpper(who));
    await saving.run(
      async () => saveAgreed(village, { ...word, until }, { how, language }, said),
      onClose,
    );
  };
  const decline = async (): Promise<void> =>
    saving.run(async () => saveDeclined(village, word, text.declined), onClose);
  return (
    <Sheet
      open
      title={text.ask(who)}
      onClose={onClose}
      action={<SaveAction {...saving} icon="check" label={text.agree} onSave={agree} />}
    >
      {isMissing && <Banner kind="error">{memberWords.value.consent.bothMissing}</Banner>}
      <p class="soft">{text.readAloud}</p>
      <blockquote class="wording">{read}</blockquote>
      <SpeakButton text={read} />
      <HowGiven given={given} onChange={setGiven} />
      <Button wide icon="close" busy={saving.busy} onPress={() => void decline()}>
        {text.decline}
      </Button>
    </Sheet>
  );
}
