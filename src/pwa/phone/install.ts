import { signal } from '@preact/signals';

/** The browser's own question whether to put the app on the home screen. */
type InstallQuestion = Event & { prompt(): Promise<unknown> };

/** Kept until a person asks for it; undefined where the browser has none, or the app is there already. */
export const installQuestion = signal<InstallQuestion | undefined>(undefined);

/** The browser offers its question once, soon after the page is opened. */
export function watchInstall(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    installQuestion.value = event as InstallQuestion; // of this name alone, and in no library of types
  });
  window.addEventListener('appinstalled', () => {
    installQuestion.value = undefined;
  });
}
