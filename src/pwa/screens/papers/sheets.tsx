import { useState } from 'preact/hooks';
import { Band } from '#pwa/ui/band.tsx';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { words } from '#pwa/ui/language.ts';
import { Qr } from '#pwa/ui/qr.tsx';
import type { Household } from './papers.tsx';
import { papersWords } from './papers-words.ts';

const SIZES = ['ten', 'one'] as const;
type Size = (typeof SIZES)[number];

type SheetsProps = { readonly households: readonly Household[]; readonly village: string };

/** New cards, shown this once. */
export function CardSheets({
  households,
  village,
  onBack,
}: SheetsProps & { readonly onBack: () => void }) {
  const text = papersWords.value;
  const [size, setSize] = useState<Size>('ten');
  return (
    <>
      <div class="no-print stack">
        <Banner kind="info">{text.issued(households.length)}</Banner>
        <Choice
          legend={text.size}
          columns={2}
          options={SIZES.map((value) => ({ value, label: text.sizes[value] }))}
          value={size}
          onChange={setSize}
        />
        <div class="cluster">
          <Button kind="primary" icon="print" onPress={() => window.print()}>
            {text.print}
          </Button>
          <Button kind="quiet" icon="back" onPress={onBack}>
            {text.back}
          </Button>
        </div>
      </div>
      <div class={`papers papers--${size}`}>
        {households.map((household) => (
          <Card key={household.id} household={household} village={village} />
        ))}
      </div>
    </>
  );
}

/** Of the size of a bank card. It names the household by its code alone: whoever finds it learns no name. */
function Card({ household, village }: { household: Household; village: string }) {
  const text = papersWords.value.card;
  const code = household.code ?? '—';
  return (
    <article class="paper cr80">
      <Band />
      <div class="paper-main">
        <Qr text={`${location.origin}/the#${household.card ?? ''}`} label={text.qr(code)} />
        <div>
          <p class="paper-title">{text.title}</p>
          <p class="paper-code">{text.code(code)}</p>
          <p>{village}</p>
          <p class="paper-small">{text.scan}</p>
          <p class="paper-small">{text.keep}</p>
          <p class="paper-small">{words.value.shell.appName}</p>
        </div>
      </div>
    </article>
  );
}

/** Plates of all doors: a public code that names nobody. */
export function PlateSheets({ households, village }: SheetsProps) {
  const text = papersWords.value;
  return (
    <>
      <div class="no-print">
        <Button kind="primary" icon="print" onPress={() => window.print()}>
          {text.printPlates(households.length)}
        </Button>
      </div>
      <div class="papers papers--plates">
        {households.map(({ id, plate, code = '—' }) => (
          <article key={id} class="paper plate">
            <Band />
            <p class="paper-title">{text.plate.title}</p>
            <p>{village}</p>
            <Qr text={`${location.origin}/bien/${plate}`} label={text.plate.qr(code)} />
            <p>{text.plate.scan}</p>
            <p class="paper-small">{text.plate.never}</p>
            <p class="paper-small">{code}</p>
          </article>
        ))}
      </div>
    </>
  );
}
