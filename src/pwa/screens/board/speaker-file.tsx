import { useCallback, useState } from 'preact/hooks';
import * as v from 'valibot';
import { dayOfSeconds, formatDay, formatTime } from '#kernel/vi-calendar.ts';
import { utf8 } from '#kernel/bytes.ts';
import { isPublic } from '#domain/board/audience.ts';
import { type NoticeVoice, voicesOf } from '#domain/board/state.ts';
import { LEARNING_WORDS } from '#domain/learning/words.ts';
import type { Device } from '#device/device.ts';
import { Button } from '#pwa/ui/button.tsx';
import { language } from '#pwa/ui/language.ts';
import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { showTrouble } from '#pwa/ui/toast.tsx';
import { isPractice } from '#pwa/phone/practice-mode.ts';
import { useRead } from '#pwa/phone/use-read.ts';
import { saveFile } from '#pwa/screens/carry/files.ts';
import { speakerFileVi } from '#words/speaker-file-vi.ts';
import type { Posted } from './board.ts';
import { codeOf, isAtHome } from './notice-link.ts';

const fileWords = wordsOfPart(
  speakerFileVi,
  async () => (await import('#words/speaker-file-en.ts')).speakerFileEn,
);

type FileProps = {
  readonly device: Device;
  readonly posted: Posted;
  /** As it is read by a person. */
  readonly script: string;
};

/** Script and sound as files, for whoever runs the loudspeakers. */
export function SpeakerFile({ device, posted, script }: FileProps) {
  const text = fileWords.value;
  const voices = voicesOf(posted.board, posted.notice);
  const save = (): void =>
    saveFile(new Uint8Array(utf8(sheetOf(posted, script))), `${text.fileName}.txt`, 'text/plain');
  return (
    <section class="section">
      <div>
        <h2>{text.title}</h2>
        <p class="soft small">{text.lead}</p>
      </div>
      <Button wide icon="download" onPress={save}>
        {text.script}
      </Button>
      {voices.map((voice) => (
        <Button
          key={voice.voice}
          wide
          icon="download"
          onPress={() => void saveVoice(device, posted, voice)}
        >
          {text.voice(LEARNING_WORDS[language.value].languageOf(voice.language))}
        </Button>
      ))}
      {isPublic(posted.notice) && !isPractice.value && <Spoken device={device} posted={posted} />}
    </section>
  );
}

/**
 * How pressing it is, when it is to be played, and what is read; with the mark by which Windows knows
 * UTF-8.
 */
function sheetOf({ notice }: Posted, script: string): string {
  const text = fileWords.value;
  const { class: pressing } = notice;
  const end = endOf(notice);
  const when = [text.when[pressing], end].filter(Boolean).join(' ');
  const lines = [text.class(text.classes[pressing]), text.schedule(when), '', script];
  return `\ufeff${lines.join('\n').replaceAll('\n', '\r\n')}\r\n`;
}

function endOf({ warning, until }: Posted['notice']): string | undefined {
  const text = fileWords.value;
  if (warning === undefined) return until === undefined ? undefined : text.until(formatDay(until));
  const { expires } = warning;
  return text.expires(`${formatTime(expires)} ${formatDay(dayOfSeconds(expires))}`);
}

const ENDINGS = { 'audio/webm': 'webm', 'audio/mp4': 'm4a', 'audio/mpeg': 'mp3' } as const;

async function saveVoice(device: Device, { book }: Posted, voice: NoticeVoice): Promise<void> {
  const { file, key, bytes, media, language: tag } = voice;
  const attachments = await device.attachments();
  const opened = await attachments.open(book.id, { file, key, bytes });
  if (!opened.ok) {
    showTrouble(fileWords.value.far);
    return;
  }
  const name = `${fileWords.value.fileName}-${tag}.${ENDINGS[media]}`;
  saveFile(new Uint8Array(opened.value), name, media);
}

/** Whether the home reads aloud; `away` when it cannot be asked. */
type Speaks = 'yes' | 'absent' | 'away' | 'not-sent';
const Told = v.object({ speaks: v.boolean() });

async function asksHome(device: Device, posted: Posted): Promise<Speaks> {
  try {
    if (!(await isAtHome(device, posted.notice.edition))) return 'not-sent';
    const answer = await fetch('/loa', { cache: 'no-store' });
    const told = v.safeParse(Told, await answer.json());
    return told.success && told.output.speaks ? 'yes' : 'absent';
  } catch {
    return 'away';
  }
}

function Spoken({ device, posted }: { readonly device: Device; readonly posted: Posted }) {
  const text = fileWords.value;
  const [busy, setBusy] = useState(false);
  const speaks = useRead(useCallback(async () => asksHome(device, posted), [device, posted]));
  if (speaks === undefined) return null;
  if (speaks === 'absent') return <p class="soft small">{text.absent}</p>;
  if (speaks === 'away') return <p class="soft small">{text.offline}</p>;
  if (speaks === 'not-sent') return <p class="soft small">{text.notSent}</p>;
  const save = async (): Promise<void> => {
    setBusy(true);
    const sound = await fetchSound(posted);
    setBusy(false);
    if (sound === undefined) showTrouble(text.failed);
    else saveFile(sound, `${text.fileName}.wav`, 'audio/wav');
  };
  return (
    <>
      <Button wide icon="download" disabled={busy} onPress={() => void save()}>
        {busy ? text.making : text.spoken}
      </Button>
      <p class="soft small">{text.spokenLead}</p>
    </>
  );
}

async function fetchSound(posted: Posted): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const answer = await fetch(`/loa/${await codeOf(posted)}`);
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}
