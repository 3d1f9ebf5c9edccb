import { percentText } from '#words/number-text.ts';
import { Icon } from './icon.tsx';
import { words } from './language.ts';

export type FigureProps = {
  title: string;
  met: number;
  of: number;
  /** The day it was worked out for: "21/11/2026". */
  asOf?: string | undefined;
  /** Opens the doors behind it. */
  href?: string | undefined;
  /** What pressing it opens; the doors when left out. */
  open?: string | undefined;
  /** Least number of decimals. */
  digits?: number | undefined;
};

/** A percentage with its two numbers, its bar and its day; pressed, it opens down to the doors. */
export function Figure({ title, met, of, asOf, href, open, digits = 0 }: FigureProps) {
  const { language, figure, shell } = words.value;
  const inner = (
    <>
      <span class="figure-title">{title}</span>
      <span class="figure-line">
        <b class="figure-share">{percentText(met, of, language, digits)}</b>
        {of > 0 && (
          <span class="figure-pair">
            ({shell.count(met)}/{shell.count(of)})
          </span>
        )}
      </span>
      <ShareBar share={of === 0 ? 0 : met / of} />
      <span class="figure-foot soft small">
        {asOf && <span>{figure.asOf(asOf)}</span>}
        {href !== undefined && (
          <span class="figure-open">
            {open ?? figure.open} <Icon name="chevron" />
          </span>
        )}
      </span>
    </>
  );
  if (href === undefined) return <div class="figure">{inner}</div>;
  return (
    <a class="figure" href={href}>
      {inner}
    </a>
  );
}

/** `share` from 0 to 1; says nothing by itself, the figure stands beside it. */
export function ShareBar({ share }: { share: number }) {
  return (
    <svg class="share" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 10">
      <rect class="share-all" width="100" height="10" />
      <rect class="share-met" width={Math.max(0, Math.min(100, share * 100))} height="10" />
      <rect class="share-edge" x="0.2" y="0.2" width="99.6" height="9.6" />
    </svg>
  );
}
