import { signal } from '@preact/signals';
import type { ComponentChildren, ComponentType } from 'preact';
import { Banner, BannerStack } from './ui/banner.tsx';
import { BottomBar } from './ui/bottom-bar.tsx';
import type { Place } from './ui/bottom-bar.tsx';
import { words } from './ui/language.ts';
import { Screen } from './ui/screen.tsx';
import type { ScreenProps } from './ui/screen.tsx';
import { online, phone, tick } from './phone/phone.ts';
import { waitingForMe } from './phone/attention.ts';
import { isPractice } from './phone/practice-mode.ts';
import { isInCharge, looksOverCommune } from './phone/roles.ts';

export type PlaceName = 'doors' | 'tray' | 'charge' | 'me' | OfficerPlace;
/** Named places of whoever looks over a commune. */
export type OfficerPlace = 'commune' | 'find' | 'review' | 'teams';

type PageProps = Omit<ScreenProps, 'bar'> & {
  /** The named place this screen belongs to; without it there is no bottom bar. */
  place?: PlaceName | undefined;
};

/** What the phone has to say of itself on every screen; comes after the first one. */
export const notices = signal<ComponentType | undefined>(undefined);

/** A screen of the app: with the practice band of a demo home and the named places. */
export function Page({ place, banners, ...screen }: PageProps) {
  const Notices = notices.value;
  return (
    <Screen
      {...screen}
      banners={
        <>
          <DemoBand />
          <BannerStack>
            {banners}
            {Notices && <Notices />}
          </BannerStack>
        </>
      }
      bar={place && <MainBar place={place} />}
    />
  );
}

/** On every screen of a practice home: nobody may take its figures for real ones. */
export function DemoBand(): ComponentChildren {
  void tick.value;
  if (isPractice.value) return <PracticeBand />;
  return phone.value?.home()?.demo === true ? <Banner kind="demo" /> : null;
}

/** Leads to the way out. */
function PracticeBand() {
  const { word, said } = words.value.shell.practice;
  return (
    <aside class="practice-band">
      <a href="#/me">
        <b>{word}</b> <span>{said}</span>
      </a>
    </aside>
  );
}

export function MainBar({ place }: { place: PlaceName }) {
  void tick.value;
  const device = phone.value;
  if (device === undefined) return null;
  const text = words.value.phone.places;
  if (looksOverCommune(device)) {
    return <BottomBar places={officerPlaces()} current={`#/${place}`} />;
  }
  const places: Place[] = [
    { href: '#/doors', icon: 'door', label: text.doors },
    {
      href: '#/tray',
      ...trayState(device.syncState().phase),
      label: text.tray,
      count: device.counts().waiting,
    },
  ];
  if (isInCharge(device)) {
    places.push({
      href: '#/charge',
      icon: 'held',
      label: text.charge,
      count: waitingForMe(device),
    });
  }
  places.push({ href: '#/me', icon: 'person', label: text.me });
  return <BottomBar places={places} current={`#/${place}`} />;
}

function officerPlaces(): readonly Place[] {
  const text = words.value.phone.places;
  return [
    { href: '#/commune', icon: 'commune', label: text.commune },
    { href: '#/find', icon: 'search', label: text.find },
    { href: '#/review', icon: 'held', label: text.review },
    { href: '#/teams', icon: 'everyone', label: text.teams },
    { href: '#/me', icon: 'person', label: text.me },
  ];
}

/** The tray's drawing is the state of the line to the home. */
function trayState(phase: string): { readonly icon: Place['icon'] } {
  if (!online.value || phase === 'offline') return { icon: 'offline' };
  if (phase === 'syncing') return { icon: 'sync' };
  return phase === 'trouble' ? { icon: 'alert' } : { icon: 'tray' };
}
