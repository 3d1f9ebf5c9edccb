const SMALLEST_PX = 5;
const LARGEST_PX = 48;
const TRIES = 9;

export const canProject = (): boolean => document.fullscreenEnabled;

/** Fills the screen with the night, its doors as large as leaves all of them in view; Esc ends it. */
export async function project(night: HTMLElement | null): Promise<void> {
  if (night === null) return;
  const fit = (): void => fitDoors(night);
  const end = (): void => {
    if (document.fullscreenElement === night) return;
    night.style.removeProperty('--pitch');
    removeEventListener('resize', fit);
    document.removeEventListener('fullscreenchange', end);
  };
  try {
    await night.requestFullscreen({ navigationUI: 'hide' });
  } catch {
    return;
  }
  addEventListener('resize', fit);
  document.addEventListener('fullscreenchange', end);
  fit();
}

function fitDoors(night: HTMLElement): void {
  const list = night.querySelector('.night-villages');
  if (list === null) return;
  let fits = SMALLEST_PX;
  let tooLarge = LARGEST_PX;
  for (let i = 0; i < TRIES; i += 1) {
    const pitch = (fits + tooLarge) / 2;
    night.style.setProperty('--pitch', `${pitch}px`);
    const isWhole = list.scrollWidth <= list.clientWidth && list.scrollHeight <= list.clientHeight;
    if (isWhole) {
      fits = pitch;
    } else {
      tooLarge = pitch;
    }
  }
  night.style.setProperty('--pitch', `${fits}px`);
}
