import { bootstrap, addPerson, giveCard, grantRole, listPeople } from '#cli/people.ts';
import { codePlace, mergePlaces, movePlaces, renamePlace, splitPlace } from '#cli/change-places.ts';
import { eraseFacts } from '#cli/erase.ts';
import { bridge } from '#cli/bridge.ts';
import { importFile } from '#cli/import-file.ts';
import { breach, exportPerson, retainOld } from '#cli/privacy.ts';
import { follow } from '#cli/follow.ts';
import { foundPlace, importPlaces, listPlaces } from '#cli/places.ts';
import { backup, restore } from '#cli/backup.ts';
import { type Command, type Outcome, type Tool, wrong } from '#cli/command.ts';
import { distribute } from '#cli/store.ts';
import { verify } from '#cli/verify.ts';
import { filesFolder } from '#server/backup/folder.ts';
import { readConfig, tombstonePlaceOf } from '#server/config.ts';
import { isFilled } from '#server/demo-store.ts';
import { createDiskShelf } from '#server/files/shelf.ts';
import { openHome } from '#server/home.ts';
import { openStore } from '#server/store/open-store.ts';

// `npm run banso -- <command>`: for whoever keeps the server. Commands open the home while the server is not
// running, or beside it when its store is a database; tools stand beside it always. The settings are those of
// the server (DATA_DIR, DATABASE_URL, ORIGIN …).

const COMMANDS: Readonly<Record<string, Command>> = {
  'people bootstrap': bootstrap,
  'people add': addPerson,
  'people card': giveCard,
  'people grant': grantRole,
  'people list': listPeople,
  'places found': foundPlace,
  'places list': listPlaces,
  'places merge': mergePlaces,
  'places split': splitPlace,
  'places rename': renamePlace,
  'places move': movePlaces,
  'places code': codePlace,
  'places import': importPlaces,
  import: importFile,
  erase: eraseFacts,
  export: exportPerson,
  retain: retainOld,
  breach,
  bridge,
};

const TOOLS: Readonly<Record<string, Tool>> = {
  backup,
  restore,
  verify,
  follow,
  store: distribute,
};

const USAGE = `Usage: npm run banso -- <command>
  people bootstrap                                   a card for the first administrator
  people add NAME --role ROLE --place PLACE [--phone NUMBER]
  people card PERSON                                 a single-use card for a person
  people grant --person PERSON --role ROLE --place PLACE [--from YYYY-MM-DD]
  people list
  places found --kind KIND --name NAME --parent PLACE [--from YYYY-MM-DD] [--code CODE]
  places list
  places merge --places PLACE,PLACE --into PLACE     whole places become part of another
  places split --place PLACE --into "HEIR:PLACE,PLACE HEIR:PLACE"
  places rename --place PLACE [--name NAME] [--kind KIND]
  places move --places PLACE,PLACE --to PLACE        they lie in another from a day on
  places code --place PLACE --code CODE              each of these: [--from YYYY-MM-DD] [--dry-run | --yes]
  places import FILE --from YYYY-MM-DD [--province CODE] [--renamed CODE,CODE] [--dry-run | --yes]
                                                     a published list of provinces and communes
  import FILE --place PLACE [--dry-run | --yes]      a household register, shown or written
  erase (--resident ID | --household ID | --book BOOK --origin STREAM.N) --ground GROUND [--document NUMBER]
                                                     destroys what is known of them; needs TOMBSTONES_DIR
  export --resident ID --out FILE [--why REASON]     everything kept about one person
  retain [--dry-run]                                 takes out what is kept long enough
  breach open TEXT [--detected TIME] | note ID TEXT | report ID TEXT | close ID TEXT | list
                                                     the written record of breaches, 72 hours each
  bridge keys | test sms|zalo|mail --to RECIPIENT    new keys for Web Push; one message to try it

While the server is running, too:
  backup FOLDER [--keep NUMBER] [--same-disk]        a sealed backup, restored once for a check
  restore FOLDER --into DATA_DIR [--with-defects]    a store again, each book in a new epoch
  follow add LINK | list | figures HOME | move HOME ADDRESS
                                                     copies of another home's open books, and sealed ones
  verify [--backup FOLDER]                           recompute all chains, of the store or of a backup
  store distribute                                   divides a PostgreSQL with Citus by cell`;

const outcome = await run(process.argv.slice(2));
if (outcome.ok) {
  for (const line of outcome.lines) console.log(line);
} else {
  console.error(`banso: ${outcome.sentence}`);
  process.exitCode = 1;
}

async function run(args: readonly string[]): Promise<Outcome> {
  const [first = '', ...rest] = args;
  const tool = Object.hasOwn(TOOLS, first) ? TOOLS[first] : undefined;
  if (tool !== undefined) {
    const config = readConfig(process.env, process.cwd());
    return config.ok ? tool(config.value, process.env, rest) : wrong(config.error);
  }
  const name = [args.slice(0, 2).join(' '), args[0] ?? ''].find((words) =>
    Object.hasOwn(COMMANDS, words),
  );
  const command = name === undefined ? undefined : COMMANDS[name];
  if (name === undefined || command === undefined) return wrong(USAGE);
  const config = readConfig(process.env, process.cwd());
  if (!config.ok) return wrong(config.error);
  const { kind, folder } = config.value;
  if (kind === 'demo' && !isFilled(folder)) {
    return wrong('there is no demo yet: npm start fills it; for a real home set DATA_DIR.');
  }
  const store = await openStore(config.value);
  if (!store.ok) return wrong(store.error);
  try {
    const shelf = createDiskShelf(filesFolder(folder));
    const tombstones = tombstonePlaceOf(config.value);
    const home = await openHome(store.value, {
      name: config.value.name,
      shelf,
      ...(tombstones && { tombstones }),
    });
    return await command(home, config.value, args.slice(name.split(' ').length));
  } finally {
    await store.value.close();
  }
}
