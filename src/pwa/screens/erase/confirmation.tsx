import { useEffect } from 'preact/hooks';
import type { Ground } from '#book/common.ts';
import type { EraseReply } from '#protocol/erase.ts';
import { Band } from '#pwa/ui/band.tsx';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { momentText } from '#pwa/screens/officer/text.ts';
import { eraseWords } from './erase-words.ts';

export type Done = EraseReply & {
  readonly name: string;
  readonly village: string;
  readonly ground: Ground;
  readonly document?: string;
  readonly holders: number;
  /** What became of the request it answers: `done`, a sentence, or there was none. */
  readonly closed: string | undefined;
};

/** What was done, on paper for whoever asked. The name stands on this sheet and nowhere else any more. */
export function Confirmation({ done }: { done: Done }) {
  const text = eraseWords.value;
  const { closed } = done;
  useUnprinted();
  return (
    <>
      <div class="no-print stack">
        <p class="soft">{text.paper.leaving}</p>
        {closed !== undefined && (
          <Banner kind={closed === 'done' ? 'info' : 'error'}>
            {closed === 'done' ? text.closed : text.notClosed(closed)}
          </Banner>
        )}
        <div class="cluster">
          <Button kind="primary" icon="print" onPress={() => window.print()}>
            {text.paper.print}
          </Button>
          <Button kind="quiet" icon="list" href="#/requests">
            {text.toDesk}
          </Button>
        </div>
      </div>
      <Paper done={done} />
    </>
  );
}

/** The browser asks before the page is closed on a sheet that was not printed. */
function useUnprinted(): void {
  useEffect(() => {
    let isPrinted = false;
    const onPrinted = (): void => {
      isPrinted = true;
    };
    const onLeaving = (event: BeforeUnloadEvent): void => {
      if (!isPrinted) event.preventDefault();
    };
    window.addEventListener('afterprint', onPrinted);
    window.addEventListener('beforeunload', onLeaving);
    return () => {
      window.removeEventListener('afterprint', onPrinted);
      window.removeEventListener('beforeunload', onLeaving);
    };
  }, []);
}

function Paper({ done }: { done: Done }) {
  const text = eraseWords.value;
  const { paper } = text;
  const device = usePhone();
  const lines: readonly (readonly [string, string | undefined])[] = [
    [paper.of, done.name],
    [paper.where, [done.village, device.home()?.name].filter(Boolean).join(', ')],
    [paper.when, momentText(done.at)],
    [paper.why, text.grounds[done.ground]],
    [paper.document, done.document],
    [paper.what, paper.facts(done.facts, done.books)],
    [paper.by, device.me()?.name],
  ];
  return (
    <article class="erased-paper">
      <Band />
      <h2>{paper.title}</h2>
      <dl>
        {lines.map(
          ([name, value]) =>
            value !== undefined && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <p>{paper.kept}</p>
      <p>{paper.phones(done.holders)}</p>
      <p>{paper.backups}</p>
      {!done.shredded && <p>{paper.shred}</p>}
      <p class="erased-sign">{paper.sign}</p>
    </article>
  );
}
