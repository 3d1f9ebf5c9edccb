import { dateOfDay, pad, weekdayOf } from '#kernel/vi-calendar.ts';
import { decisionsOf, minutesOf } from '#domain/board/held.ts';
import type { Decision, Meeting } from '#domain/board/meeting-state.ts';
import { isCarried } from '#domain/board/votes.ts';
import { nameAsOf } from '#domain/places/state.ts';
import { PLACES_WORDS } from '#domain/places/words.ts';
import { startUpper, villageName } from '#pwa/phone/names.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import type { Village } from '#pwa/phone/village.ts';
import { language } from '#pwa/ui/language.ts';
import { Qr } from '#pwa/ui/qr.tsx';
import { clockOf } from './meeting-time.ts';
import { meetingWords } from './meeting-words.ts';
import type { Called } from './meetings.ts';
import { plateHref } from './plates.ts';

type Invited = { readonly village: Village; readonly meeting: Meeting };

/** "19:30, thứ Bảy, ngày 28 tháng 11 năm 2026" */
function whenText(day: number, minute: number | undefined): string {
  const { dayOfMonth, month, year } = dateOfDay(day);
  const weekday = memberWords.value.day.weekdays[weekdayOf(day) - 1] ?? '';
  const clock = minute === undefined ? [] : [clockOf(minute)];
  return [...clock, weekday, `${pad(dayOfMonth, 2)}/${pad(month, 2)}/${String(year)}`].join(', ');
}

/** What the place is called: thôn, bản, tổ dân phố. */
function kindOf({ places, place, day }: Village): string {
  const found = places?.state.places.get(place);
  return PLACES_WORDS[language.value].kinds[
    found === undefined ? 'thon' : nameAsOf(found, day).kind
  ];
}

/** What is asked for and where, the same on a slip and on a sheet. */
function Asked({ village, meeting }: Invited) {
  const text = meetingWords.value;
  const { print } = text;
  const isWork = meeting.kind === 'workday';
  return (
    <>
      <p>{print.asks(startUpper(villageName(village)))}</p>
      <p class="invitation-title">{meeting.title}</p>
      <p>{print.time(whenText(meeting.day, meeting.minute))}</p>
      <p>{print.place(meeting.place)}</p>
      {meeting.agenda.length > 0 && (
        <ol>
          {meeting.agenda.map(({ item }) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
      )}
      {meeting.bring !== undefined && <p>{text.one.bring(meeting.bring)}</p>}
      <p>{isWork ? print.pleaseWork : print.please}</p>
    </>
  );
}

function Motto() {
  const text = meetingWords.value.print;
  return (
    <p class="invitation-motto" lang="vi">
      <b>{text.country}</b>
      <br />
      <u>{text.motto}</u>
    </p>
  );
}

type SlipProps = Invited & { readonly head: string; readonly plate: string | undefined };

/** A quarter of A4 for one household; its code is that of the plate on its door. */
export function InvitationSlip({ village, meeting, head, plate }: SlipProps) {
  const text = meetingWords.value.print;
  return (
    <article class="paper invitation">
      <p class="invitation-name">{text.invitation}</p>
      <p>
        <b>{text.to(head)}</b>
      </p>
      <Asked village={village} meeting={meeting} />
      <div class="invitation-foot">
        <div>
          {plate !== undefined && <Qr text={plateHref(plate)} label={text.qr(head)} />}
          <p class="paper-small">{text.scan}</p>
        </div>
        <p class="invitation-sign">
          <b>{text.signed(kindOf(village))}</b>
          <br />
          {text.sign}
        </p>
      </div>
    </article>
  );
}

/** A sheet of A4 for the culture house. */
export function InvitationSheet({ village, meeting }: Invited) {
  const text = meetingWords.value.print;
  return (
    <div class="papers papers--one-sheet">
      <article class="paper meeting-sheet meeting-sheet--wall">
        <Motto />
        <p class="invitation-name">{text.invitation}</p>
        <p>
          <b>{text.toAll}</b>
        </p>
        <Asked village={village} meeting={meeting} />
        {meeting.text !== undefined && <p class="meeting-text">{meeting.text}</p>}
        <p class="invitation-sign">
          <b>{text.signed(kindOf(village))}</b>
          <br />
          {text.sign}
        </p>
      </article>
    </div>
  );
}

type MinutesProps = { readonly village: Village; readonly called: Called };

/** The minutes with room to sign: as recorded, or with dots to be filled in by hand. */
export function MinutesSheet({ village, called: { meeting, board } }: MinutesProps) {
  const text = meetingWords.value.print;
  const minutes = minutesOf(board, meeting.meeting);
  const decisions = decisionsOf(board, meeting.meeting).filter(({ ended }) => ended === undefined);
  const lines = [1, 2, 3, 4, 5, 6, 7, 8];
  return (
    <div class="papers papers--one-sheet">
      <article class="paper meeting-sheet">
        <Motto />
        <p class="invitation-name">{[text.minutes, minutes?.document].filter(Boolean).join(' ')}</p>
        <p class="invitation-title">{text.minutesOf(meeting.title)}</p>
        <p>{startUpper(villageName(village))}</p>
        <p>{text.time(whenText(minutes?.day ?? meeting.day, meeting.minute))}</p>
        <p>{text.place(meeting.place)}</p>
        <p>
          {minutes === undefined ? text.blankPresent : text.present(minutes.present, minutes.total)}
        </p>
        <p>{text.chair(minutes?.chair ?? text.dots)}</p>
        <p>{text.secretary(minutes?.secretary ?? text.dots)}</p>
        <p>
          <b>{text.content}</b>
        </p>
        {minutes === undefined ? (
          lines.map((line) => <p key={line} class="meeting-line" />)
        ) : (
          <p class="meeting-text">{minutes.text}</p>
        )}
        <Votes decisions={decisions} />
        <p>{text.read}</p>
        <Signs />
      </article>
    </div>
  );
}

function Votes({ decisions }: { readonly decisions: readonly Decision[] }) {
  const { print, vote } = meetingWords.value;
  if (decisions.length === 0) return null;
  return (
    <>
      <p>
        <b>{print.votes}</b>
      </p>
      <ol>
        {decisions.map((decision) => (
          <li key={decision.resolution}>
            {print.vote(decision.title, decision.agree, decision.against, decision.blank)}.{' '}
            <b>{isCarried(decision) ? vote.carried : vote.notCarried}</b>.
          </li>
        ))}
      </ol>
    </>
  );
}

/** As article 20 of the law has it: whoever led it and wrote it down, the Front, two households. */
function Signs() {
  const text = meetingWords.value.print;
  return (
    <div class="meeting-signs">
      {text.signers.map((who) => (
        <p key={who}>
          <b>{who}</b>
          <br />
          {text.sign}
        </p>
      ))}
    </div>
  );
}
