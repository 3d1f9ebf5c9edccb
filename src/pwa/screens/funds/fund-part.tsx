import { paidMeasure } from '#domain/funds/measures.ts';
import { isInChargeOf } from '#pwa/phone/roles-in.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Tile } from '#pwa/ui/tile.tsx';
import { drivesOf, fundOf } from './fund.ts';
import { fundsWords } from './funds-words.ts';

/** The way from the doors to the village's money; nothing where nobody has begun to collect. */
export function FundPart({ village }: { village: Village }) {
  const text = fundsWords.value;
  const fund = fundOf(village);
  if (fund === undefined) return null;
  const last = drivesOf(fund).find(({ closed }) => closed === undefined);
  if (last === undefined && !isInChargeOf(village)) return null;
  const paid = last && paidMeasure(fund.state, last.drive);
  return (
    <Tile
      href="#/funds"
      icon="pay"
      word={text.open}
      count={paid && `${paid.met.length}/${paid.of.length}`}
      said={paid && text.progress(paid.met.length, paid.of.length)}
    />
  );
}
