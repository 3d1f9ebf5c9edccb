import { entriesOf } from '#domain/homes/joined.ts';
import { formatDay } from '#kernel/vi-calendar.ts';
import { type Case, isOpen, isUntold } from '#domain/doors/cases.ts';
import type { Resident } from '#domain/homes/state.ts';
import { useVillage, type Village } from '#pwa/phone/village.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { stageText, whoseCase } from './case.tsx';
import { caseNames, caseWords } from './case-words.ts';

/** All that the team passed on: what is to be told first, then what waits for the commune. */
export function CasesScreen() {
  const village = useVillage();
  return village === undefined ? <NotHere /> : <CasesOf village={village} />;
}

function CasesOf({ village }: { readonly village: Village }) {
  const text = caseWords.value;
  const cases = inOrder(village, [...village.doors.state.cases.values()]);
  return (
    <Page
      title={text.title}
      lead={text.lead}
      back={{ href: '#/team', label: text.team }}
      place="doors"
    >
      {cases.length === 0 && <EmptyState icon="share" title={text.none} text={text.noneText} />}
      <CaseList village={village} cases={cases} label={text.title} />
    </Page>
  );
}

function inOrder({ doors }: Village, cases: readonly Case[]): readonly Case[] {
  const rank = (each: Case): number => {
    if (isUntold(doors.state, each)) return 0;
    return isOpen(doors.state, each) ? 1 : 2;
  };
  return [...cases].sort((left, right) => {
    const ranked = rank(left) - rank(right);
    return ranked || (rank(left) === 1 ? left.at - right.at : right.at - left.at);
  });
}

type ListProps = {
  readonly village: Village;
  readonly cases: readonly Case[];
  readonly label: string;
};

function CaseList({ village, cases, label }: ListProps) {
  const text = caseWords.value;
  return (
    <List label={label}>
      {cases.map((each) => (
        <ListRow
          key={each.id}
          href={`#/case/${each.id}`}
          lead={<Icon name={isUntold(village.doors.state, each) ? 'alert' : 'share'} />}
          title={caseNames.value.matter(each.matter)}
          text={
            <>
              {whoseCase(village, each)} · {formatDay(each.on)}
              <br />
              {stageText(village, each)}
              {isUntold(village.doors.state, each) && (
                <>
                  <br />
                  <b>{text.untold}</b>
                </>
              )}
            </>
          }
        />
      ))}
    </List>
  );
}

type PartProps = {
  readonly village: Village;
  readonly resident: Resident;
  readonly canWrite: boolean;
};

/** On a person's page: what was asked for them or their household, and the way to ask. */
export function PersonCases({ village, resident, canWrite }: PartProps) {
  const text = caseWords.value;
  const entries = entriesOf(village.homes.state, resident.id);
  // What was asked for a person goes with them, where they live and under which entry they stand.
  const found = [...village.doors.state.cases.values()].filter((each) =>
    each.resident === undefined
      ? each.household === resident.household
      : entries.includes(each.resident),
  );
  if (found.length === 0 && !canWrite) return null;
  return (
    <section class="section">
      <h2>{text.ofPerson}</h2>
      <CaseList village={village} cases={inOrder(village, found)} label={text.ofPerson} />
      {canWrite && (
        <div class="cluster">
          <Button icon="share" href={`#/case-new/${resident.id}`}>
            {text.send}
          </Button>
        </div>
      )}
    </section>
  );
}

/** The way there from what the team shares. */
export function CasesRow({ village }: { readonly village: Village }) {
  const text = caseWords.value;
  const { state } = village.doors;
  const all = [...state.cases.values()];
  const untold = all.filter((each) => isUntold(state, each)).length;
  const open = all.filter((each) => isOpen(state, each)).length;
  return (
    <ListRow
      href="#/cases"
      lead={<Icon name="share" />}
      title={text.title}
      text={open + untold === 0 ? text.none : text.count(open, untold)}
    />
  );
}
