import { useState } from 'preact/hooks';
import type { Household } from '#domain/homes/state.ts';
import type { MessageWay } from '#domain/reach/message-facts.ts';
import type { MessageAnswer } from '#domain/reach/messages.ts';
import { proposeAgreed, proposeDeclined } from '#domain/reach/propose.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import type { Village } from '#pwa/phone/village.ts';
import { toTell } from '#pwa/screens/board/may-speak.ts';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { SpeakButton } from '#pwa/ui/speak-button.tsx';
import { bridgeWords } from './bridge-words.ts';
import { HOUSE, type PhoneOf } from './phones-in.ts';

/** The wording below, by name and version. */
const WORDING = 'messages@1';
const WAYS_OF = { zalo: ['zalo', 'sms'], sms: ['sms'] } as const;

type AskProps = {
  readonly village: Village;
  readonly household: Household;
  readonly phones: readonly PhoneOf[];
  readonly hasZalo: boolean;
  /** What stood when the sheet was opened. */
  readonly answer?: MessageAnswer;
  readonly onClose: () => void;
};

/** What to read to a household, and what it says to it. */
export function AskSheet({ village, household, phones, hasZalo, answer, onClose }: AskProps) {
  const text = bridgeWords.value.household;
  const [of, setOf] = useState<string | undefined>(() => firstOf(phones, answer));
  const [way, setWay] = useState<MessageWay>(hasZalo && answer?.ways[0] !== 'sms' ? 'zalo' : 'sms');
  const [isMissing, setMissing] = useState(false);
  const [id] = useState(() => village.device.newId());
  const saving = useSaving();
  const said = {
    answer: id,
    household: household.id,
    ...(answer !== undefined && { over: answer.answer }),
  };
  const save = async (isAgreed: boolean): Promise<void> => {
    setMissing(isAgreed && of === undefined);
    const now = toTell(village);
    if (now === undefined || (isAgreed && of === undefined)) return;
    const { states, author, book } = now;
    const resident = of === HOUSE ? undefined : of;
    const ways = [...WAYS_OF[way]];
    const agreed = { ...said, ...(resident !== undefined && { resident }), ways, wording: WORDING };
    const proposed = isAgreed
      ? proposeAgreed(states, author, agreed)
      : proposeDeclined(states, author, said);
    const told = { said: isAgreed ? text.saved : text.savedDeclined };
    await saving.run(async () => saveTogether(village.device, book, proposed, told), onClose);
  };
  return (
    <Sheet
      open
      title={text.question}
      onClose={onClose}
      action={
        phones.length > 0 && (
          <SaveAction {...saving} icon="check" label={text.agree} onSave={() => save(true)} />
        )
      }
    >
      {isMissing && <Banner kind="error">{text.missing}</Banner>}
      <p class="soft">{text.readAloud}</p>
      <blockquote class="wording">{text.wording}</blockquote>
      <SpeakButton text={text.wording} />
      <Where phones={phones} of={of} onOf={setOf} />
      {hasZalo && phones.length > 0 && (
        <Choice
          legend={text.ways}
          options={(['zalo', 'sms'] as const).map((each) => ({
            value: each,
            label: text.way[each],
          }))}
          value={way}
          onChange={setWay}
        />
      )}
      <Button wide icon="close" busy={saving.busy} onPress={() => void save(false)}>
        {text.decline}
      </Button>
    </Sheet>
  );
}

type WhereProps = {
  readonly phones: readonly PhoneOf[];
  readonly of: string | undefined;
  readonly onOf: (of: string) => void;
};

function Where({ phones, of, onOf }: WhereProps) {
  const text = bridgeWords.value.household;
  if (phones.length === 0) return <p>{text.noPhone}</p>;
  return (
    <Choice
      legend={text.phone}
      options={phones.map((each) => ({
        value: each.of,
        label: each.number,
        hint: each.label,
        icon: 'call',
      }))}
      value={of}
      onChange={onOf}
    />
  );
}

/** What was chosen before, else the only number there is: of several the household says which. */
function firstOf(
  phones: readonly PhoneOf[],
  answer: MessageAnswer | undefined,
): string | undefined {
  if (answer !== undefined && answer.ways.length > 0) {
    const before = answer.resident ?? HOUSE;
    if (phones.some((each) => each.of === before)) return before;
  }
  return phones.length === 1 ? phones[0]?.of : undefined;
}
