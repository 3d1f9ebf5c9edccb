import { shopsMeasure } from '#domain/funds/measures.ts';
import type { Shop } from '#domain/funds/state.ts';
import { householdsOn } from '#domain/homes/state.ts';
import type { Household } from '#domain/homes/state.ts';
import { headOf, startUpper, villageName } from '#pwa/phone/names.ts';
import { useVillage } from '#pwa/phone/village.ts';
import { ShareBar } from '#pwa/ui/figure.tsx';
import { useFinding } from '#pwa/ui/finding.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { ListRow } from '#pwa/ui/list-row.tsx';
import { LongList } from '#pwa/ui/long-list.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { bankName } from './bank-name.ts';
import { type Fund, fundOf } from './fund.ts';
import { fundsRareWords } from './funds-rare-words.ts';
import { fundsWords } from './funds-words.ts';
import './funds.css';

/** Households that trade, and which of them take transfers by a code of their own. */
export function ShopsScreen() {
  const village = useVillage();
  const fund = village && fundOf(village);
  return fund === undefined ? <NotHere /> : <Shops fund={fund} />;
}

export const businessesOf = ({ village }: Fund): readonly Household[] =>
  householdsOn(village.homes.state, village.day).filter(({ business }) => business === true);

/** The code that a household's shop has now. */
export const shopOf = ({ state }: Fund, household: string): Shop | undefined =>
  [...state.shops.values()].findLast(
    (shop) => shop.household === household && shop.ended === undefined,
  );

function Shops({ fund }: { fund: Fund }) {
  const text = fundsRareWords.value.shops;
  const businesses = businessesOf(fund);
  const { isLong, shown, field } = useFinding(businesses, (each) => headOf(fund.village, each));
  const { of, met } = shopsMeasure(
    fund.state,
    businesses.map(({ id }) => id),
  );
  return (
    <Page
      title={fundsWords.value.shopsTitle}
      lead={text.lead(villageName(fund.village))}
      back={{ href: '#/funds', label: fundsWords.value.title }}
      place="doors"
    >
      {businesses.length === 0 ? (
        <EmptyState icon="home" title={text.none} text={text.noneText} />
      ) : (
        <>
          <p class="fund-progress">{text.progress(met.length, of.length)}</p>
          <ShareBar share={met.length / of.length} />
          {field}
          <LongList
            items={shown}
            keyOf={({ id }) => id}
            label={fundsWords.value.shopsTitle}
            isLong={isLong}
            render={(household) => <ShopRow fund={fund} household={household} />}
          />
        </>
      )}
    </Page>
  );
}

function ShopRow({ fund, household }: { fund: Fund; household: Household }) {
  const shop = shopOf(fund, household.id);
  return (
    <ListRow
      href={`#/fund-shop/${household.id}`}
      lead={<Icon name={shop === undefined ? 'door' : 'check'} />}
      title={startUpper(headOf(fund.village, household))}
      text={
        shop === undefined
          ? fundsRareWords.value.shops.lacks
          : `${shop.name}. ${bankName(shop.bank)} ${shop.number}`
      }
    />
  );
}
