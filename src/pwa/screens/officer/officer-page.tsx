import type { ComponentChildren } from 'preact';
import { Icon } from '#pwa/ui/icon.tsx';
import { Screen } from '#pwa/ui/screen.tsx';
import type { ScreenProps } from '#pwa/ui/screen.tsx';
import { DemoBand, MainBar, notices } from '#pwa/page.tsx';
import type { OfficerPlace } from '#pwa/page.tsx';
import { phone, tick } from '#pwa/phone/phone.ts';
import { looksOverCommune } from '#pwa/phone/roles.ts';
import { officerWords } from './officer-words.ts';
import './officer.css';
import './print.css';

type OfficerPageProps = Omit<ScreenProps, 'bar' | 'wide' | 'aside'> & { place: OfficerPlace };

/** An officer's screen: the same system with density, full width, and the officer's named places. */
export function OfficerPage({ place, banners, ...screen }: OfficerPageProps) {
  const Notices = notices.value;
  return (
    <div class="officer">
      <Screen
        {...screen}
        wide
        aside={sending()}
        banners={
          <>
            <DemoBand />
            {Notices && <Notices />}
            {banners}
          </>
        }
        bar={<MainBar place={isOverCommune() ? place : 'charge'} />}
      />
    </div>
  );
}

/** A leader comes to such a screen from what waits for them. */
const isOverCommune = (): boolean => phone.value === undefined || looksOverCommune(phone.value);

/** What of this person's own facts the home has not answered for; opens the tray. */
function sending(): ComponentChildren {
  void tick.value;
  const text = officerWords.value.sending;
  const counts = phone.value?.counts();
  if (counts === undefined) return null;
  const { waiting, refused } = counts;
  if (waiting === 0 && refused === 0) return null;
  const said = waiting > 0 ? text.waiting(waiting) : text.trouble(refused);
  return (
    <a class="sending" href="#/tray">
      <Icon name={waiting > 0 ? 'waiting' : 'refused'} />
      <span>{said}</span>
    </a>
  );
}
