import { useState } from 'preact/hooks';
import { DECIDERS, EXEMPTIONS } from '#domain/funds/facts.ts';
import { proposeExemption } from '#domain/funds/propose.ts';
import { FUNDS_WORDS } from '#domain/funds/words.ts';
import type { Drive } from '#domain/funds/state.ts';
import { startUpper } from '#pwa/phone/names.ts';
import { isInChargeOf } from '#pwa/phone/roles-in.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage } from '#pwa/phone/village.ts';
import { replaceBy } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { language } from '#pwa/ui/language.ts';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { amountOf, dongText, type DueLine, dueLines, type Fund, fundNow, fundOf } from './fund.ts';
import { fundsWords } from './funds-words.ts';

/** A household is asked for less, or for nothing: why, and who decided so. */
export function ExemptScreen({ params }: ScreenProps) {
  const village = useVillage();
  const fund = village && fundOf(village);
  const drive = fund?.state.drives.get(params[0] ?? '');
  const line =
    fund && drive && dueLines(fund, drive.drive).find(({ due }) => due.household === params[1]);
  const isHere = fund !== undefined && drive !== undefined && line !== undefined;
  return isHere && isInChargeOf(fund.village) ? (
    <Exempt fund={fund} drive={drive} line={line} />
  ) : (
    <NotHere />
  );
}

type Props = { readonly fund: Fund; readonly drive: Drive; readonly line: DueLine };

function useExemption({ fund, drive, line: { due, head } }: Props) {
  const text = fundsWords.value.letOff;
  const [typed, setTyped] = useState('0');
  const [why, setWhy] = useState<(typeof EXEMPTIONS)[number]>();
  const [by, setBy] = useState<(typeof DECIDERS)[number]>();
  const [was] = useState(due.amount);
  const [isTried, setTried] = useState(false);
  const saving = useSaving();
  const amount = /^0*$/u.test(typed.trim()) ? 0 : amountOf(typed);
  const write = async (): Promise<string | undefined> => {
    if (amount === undefined || why === undefined || by === undefined) return 'value-wrong';
    const { states, author } = fundNow(fund);
    const { household } = due;
    const body = { drive: drive.drive, household, was, amount, why, by };
    const undo = () => {
      const now = fundNow(fund);
      const back = { ...body, was: amount, amount: was, why: 'correction' as const };
      return proposeExemption(now.states, now.author, back);
    };
    const proposed = proposeExemption(states, author, body);
    return saveTogether(fund.village.device, fund.book, proposed, { said: text.said(head), undo });
  };
  const lacksBy = by === undefined ? text.byMissing : undefined;
  const lack = why === undefined ? text.whyMissing : lacksBy;
  const save = async (): Promise<void> => {
    setTried(true);
    if (lack !== undefined) return;
    await saving.run(write, () => replaceBy(`#/fund/${drive.drive}/${due.household}`));
  };
  const missing = isTried ? lack : undefined;
  return { typed, setTyped, why, setWhy, by, setBy, was, amount, missing, saving, save };
}

/** What the button is about to write. */
function saveText(amount: number | undefined, was: number): string {
  const text = fundsWords.value.letOff;
  if (amount === 0) return text.saveNone;
  return amount !== undefined && amount < was ? text.saveLess(dongText(amount)) : text.save;
}

function Exempt(props: Props) {
  const text = fundsWords.value.letOff;
  const { exemptions, deciders } = FUNDS_WORDS[language.value];
  const { drive, line } = props;
  const { typed, setTyped, why, setWhy, by, setBy, was, amount, missing, saving, save } =
    useExemption(props);
  return (
    <Page
      title={text.title(line.name)}
      lead={`${drive.title}. ${text.lead(dongText(was))}`}
      back={{ href: `#/fund/${drive.drive}/${line.due.household}`, label: line.name }}
      place="doors"
      action={
        <>
          {missing !== undefined && <Banner kind="error">{missing}</Banner>}
          <SaveAction {...saving} label={saveText(amount, was)} onSave={save} />
        </>
      }
    >
      <Field
        label={text.amount}
        kind="number"
        value={typed}
        hint={text.amountHint}
        error={amount === undefined ? fundsWords.value.amountWrong : undefined}
        onInput={setTyped}
        maxLength={20}
      />
      <Choice
        legend={text.why}
        options={EXEMPTIONS.map((value) => ({ value, label: startUpper(exemptions[value]) }))}
        value={why}
        onChange={setWhy}
      />
      <Choice
        legend={text.by}
        options={DECIDERS.map((value) => ({ value, label: startUpper(deciders[value]) }))}
        value={by}
        onChange={setBy}
      />
    </Page>
  );
}
