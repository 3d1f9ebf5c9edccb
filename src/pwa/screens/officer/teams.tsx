import { formatDay } from '#kernel/vi-calendar.ts';
import { Button } from '#pwa/ui/button.tsx';
import { DataTable } from '#pwa/ui/data-table.tsx';
import { words } from '#pwa/ui/language.ts';
import { EmptyState } from '#pwa/ui/states.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { OfficerPage } from './officer-page.tsx';
import { officerWords } from './officer-words.ts';
import { findPeople, membersIn } from './team-of.ts';
import { findCommune, findPlaceText, villagesOf } from './territory.ts';
import { startUpper } from './text.ts';

/** Who looks from above does not hold the commune's people. */
export function TeamsElsewhere() {
  const text = officerWords.value.teams;
  const action = (
    <Button icon="commune" href="#/commune">
      {officerWords.value.register.toCommune}
    </Button>
  );
  return (
    <EmptyState icon="everyone" title={text.notLoaded} text={text.notLoadedText} action={action} />
  );
}

/** Teams of the commune, village by village, from the book this device holds: works without signal. */
export function TeamsScreen() {
  const device = usePhone();
  const text = officerWords.value.teams;
  const commune = findCommune(device);
  const people = findPeople(device);
  const day = device.now().on;
  const name = commune === undefined ? '' : (findPlaceText(device.places(), commune, day) ?? '');
  if (commune === undefined || people === undefined) {
    return (
      <OfficerPage title={officerWords.value.village.team} place="teams">
        <TeamsElsewhere />
      </OfficerPage>
    );
  }
  const lines = villagesOf(device, commune).map((village) => {
    const { teams, now } = membersIn(device, people, village.id);
    const leader = now.find((member) => member.duty === 'leader')?.name;
    const [since] = teams.map(({ from }) => from).sort((left, right) => left - right);
    return { ...village, members: now.length, teams: teams.length, leader, since };
  });
  const members = lines.reduce((sum, line) => sum + line.members, 0);
  const teams = lines.reduce((sum, line) => sum + line.teams, 0);
  return (
    <OfficerPage
      title={officerWords.value.village.team}
      lead={`${startUpper(name)} · ${text.lead(teams, members)}`}
      place="teams"
    >
      {lines.length === 0 ? (
        <EmptyState icon="everyone" title={text.none} text={text.noneText} />
      ) : (
        <DataTable
          caption={text.table}
          columns={[
            { key: 'name', title: text.village, value: (line) => startUpper(line.name) },
            { key: 'leader', title: text.leader, value: (line) => line.leader ?? text.noLeader },
            {
              key: 'members',
              title: text.members,
              numeric: true,
              value: (line) => line.members,
              render: (line) => words.value.shell.count(line.members),
            },
            {
              key: 'since',
              title: text.since,
              numeric: true,
              value: (line) => line.since ?? 0,
              render: (line) => (line.since === undefined ? text.noTeam : formatDay(line.since)),
            },
          ]}
          rows={lines}
          rowKey={(line) => line.id}
          hrefOf={(line) => `#/team/${line.id}`}
        />
      )}
    </OfficerPage>
  );
}
