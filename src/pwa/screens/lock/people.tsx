import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { Page } from '#pwa/page.tsx';
import { lockWords } from '#pwa/phone/lock-words.ts';
import { changeStore, openPhone } from '#pwa/phone/open.ts';
import { listStores } from '#pwa/phone/stores.ts';
import { replaceBy } from '#pwa/router.ts';

/** Whose book shall be opened: names as they were chosen, each behind a PIN of its own. */
export function People() {
  const text = lockWords.value.people;
  const open = (key: string): void => {
    replaceBy('#/');
    void changeStore(key);
  };
  return (
    <Page
      title={text.title}
      lead={text.lead}
      action={
        <Button kind="primary" icon="back" onPress={() => void openPhone(undefined)}>
          {text.back}
        </Button>
      }
    >
      <List label={text.list}>
        {listStores().map(({ key, name, home, demo }) => (
          <ListRow
            key={key}
            lead={<Icon name={demo ? 'demo' : 'person'} />}
            title={name === '' ? home : name}
            text={demo ? text.practice : home}
            onPress={() => open(key)}
          />
        ))}
      </List>
      <section class="section">
        <h2>{text.add}</h2>
        <p>{text.addText}</p>
      </section>
    </Page>
  );
}
