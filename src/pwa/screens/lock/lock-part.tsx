import { useState } from 'preact/hooks';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { AWAY_MINUTES, awayMinutes, keepAwayMinutes } from '#pwa/phone/away.ts';
import { lockBook, renameBook } from '#pwa/phone/lock-up.ts';
import { lockWords } from '#pwa/phone/lock-words.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { stage } from '#pwa/phone/stage.ts';
import { currentStore, rememberStore } from '#pwa/phone/stores.ts';
import { ChangePin } from './change-pin.tsx';
import { showToast } from '#pwa/ui/toast.tsx';

/** How this person's book locks, and what is seen of it meanwhile. */
export function LockPart() {
  const text = lockWords.value.me;
  const device = usePhone();
  const store = currentStore();
  const [minutes, setMinutes] = useState(awayMinutes);
  const [name, setName] = useState(store?.name ?? '');
  const [isChanging, setChanging] = useState(false);
  const days = device.lease()?.daysLeft;
  const toPeople = async (): Promise<void> => {
    await lockBook();
    stage.value = { name: 'people' };
  };
  const save = async (): Promise<void> => {
    const chosen = name.trim().normalize('NFC');
    if (store === undefined || chosen === '') return;
    rememberStore({ ...store, name: chosen });
    await renameBook(chosen);
    showToast(text.savedName);
  };
  return (
    <section class="section">
      <h2>{text.title}</h2>
      <p>{text.text}</p>
      {days !== undefined && <p>{text.lease(days)}</p>}
      <div class="lock-ways">
        <Button icon="key" wide onPress={() => void lockBook()}>
          {text.lockNow}
        </Button>
        <Button icon="everyone" wide onPress={() => void toPeople()}>
          {text.people}
        </Button>
        {!isChanging && (
          <Button icon="edit" wide onPress={() => setChanging(true)}>
            {text.change}
          </Button>
        )}
      </div>
      {isChanging && store && <ChangePin storeKey={store.key} onEnd={() => setChanging(false)} />}
      <Choice
        legend={text.away}
        options={AWAY_MINUTES.map((each) => ({
          value: `${each}` as const,
          label: text.awayMinutes[each],
        }))}
        value={`${minutes}` as const}
        onChange={(chosen) => {
          const next = AWAY_MINUTES.find((each) => String(each) === chosen) ?? 15;
          keepAwayMinutes(next);
          setMinutes(next);
        }}
      />
      <Field label={text.name} hint={text.nameHint} value={name} onInput={setName} maxLength={40} />
      <Button wide onPress={() => void save()}>
        {text.saveName}
      </Button>
    </section>
  );
}
