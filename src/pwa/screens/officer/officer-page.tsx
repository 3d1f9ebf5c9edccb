import type { ComponentChildren } from 'preact';
import { Banner } from '#pwa/ui/banner.tsx';
import { BottomBar } from '#pwa/ui/bottom-bar.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { Screen } from '#pwa/ui/screen.tsx';
import type { ScreenProps } from '#pwa/ui/screen.tsx';
import { phone, tick } from '#pwa/phone/phone.ts';
import { officerWords } from './officer-words.ts';
import './officer.css';

export type OfficerPlace = 'commune' | 'find' | 'review' | 'teams' | 'me';

type OfficerPageProps = Omit<ScreenProps, 'bar' | 'wide' | 'aside'> & { place: OfficerPlace };

/** An officer's screen: the same system with density, full width, and the officer's named places. */
export function OfficerPage({ place, banners, ...screen }: OfficerPageProps) {
  void tick.value;
  const isDemo = phone.value?.home()?.demo === true;
  return (
    <div class="officer">
      <Screen
        {...screen}
        wide
        aside={<Sending />}
        banners={
          <>
            {isDemo && <Banner kind="demo" />}
            {banners}
          </>
        }
        bar={<OfficerBar place={place} />}
      />
    </div>
  );
}

export function OfficerBar({ place }: { place: OfficerPlace }) {
  const text = officerWords.value.bar;
  return (
    <BottomBar
      places={[
        { href: '#/commune', icon: 'commune', label: text.commune },
        { href: '#/find', icon: 'search', label: text.find },
        { href: '#/review', icon: 'held', label: text.review },
        { href: '#/teams', icon: 'everyone', label: text.teams },
        { href: '#/me', icon: 'person', label: text.me },
      ]}
      current={`#/${place}`}
    />
  );
}

/** What of this person's own facts the home has not answered for; opens the tray. */
function Sending(): ComponentChildren {
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
