import { dateOfDay, dayOfSeconds, pad, startOfDay } from '#kernel/vi-calendar.ts';
import {
  CAP_NAMESPACE,
  type CapAlert,
  type CapArea,
  type CapInfo,
  type CapPair,
  type CapReference,
} from './alert.ts';

/** Seconds UTC as the standard writes a time: "2026-11-21T12:00:00+07:00", never with a Z or a fraction. */
export function capTime(at: number): string {
  const day = dayOfSeconds(at);
  const { year, month, dayOfMonth } = dateOfDay(day);
  const second = at - startOfDay(day);
  const time = [second / 3_600, (second / 60) % 60, second % 60].map((part) =>
    pad(Math.floor(part), 2),
  );
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}T${time.join(':')}+07:00`;
}

/**
 * A message as CAP 1.2 (OASIS, 2010) writes it. Identifier and sender are to be without comma, blank, `<` and
 * `&`, which the standard forbids in them.
 */
export function writeCap(alert: CapAlert): string {
  const { identifier, sender, sent, status, kind, source, scope, note, references, infos } = alert;
  const parts = [
    line('identifier', identifier),
    line('sender', sender),
    line('sent', capTime(sent)),
    line('status', status),
    line('msgType', kind),
    line('source', source),
    line('scope', scope),
    line('note', note),
    line('references', references.length === 0 ? undefined : references.map(pointer).join(' ')),
    ...infos.map(writeInfo),
  ];
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<alert xmlns="${CAP_NAMESPACE}">\n${parts.join('')}</alert>\n`
  );
}

const pointer = ({ sender, identifier, sent }: CapReference): string =>
  [sender, identifier, capTime(sent)].join(',');

function writeInfo(info: CapInfo): string {
  const time = (at: number | undefined): string | undefined =>
    at === undefined ? undefined : capTime(at);
  return block('info', [
    line('language', info.language),
    ...info.categories.map((each) => line('category', each)),
    line('event', info.event),
    line('urgency', info.urgency),
    line('severity', info.severity),
    line('certainty', info.certainty),
    line('effective', time(info.effective)),
    line('onset', time(info.onset)),
    line('expires', time(info.expires)),
    line('senderName', info.senderName),
    line('headline', info.headline),
    line('description', info.description),
    line('instruction', info.instruction),
    line('web', info.web),
    ...info.parameters.map((each) => writePair('parameter', each)),
    ...info.areas.map(writeArea),
  ]);
}

const writeArea = ({ description, codes }: CapArea): string =>
  block('area', [
    line('areaDesc', description),
    ...codes.map((each) => writePair('geocode', each)),
  ]);

const writePair = (name: string, { name: valueName, value }: CapPair): string =>
  block(name, [line('valueName', valueName), line('value', value)]);

const block = (name: string, parts: readonly string[]): string =>
  `<${name}>\n${parts.join('')}</${name}>\n`;

const line = (name: string, value: string | undefined): string =>
  value === undefined ? '' : `<${name}>${asText(value)}</${name}>\n`;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Without what XML 1.0 cannot hold. */
const asText = (value: string): string =>
  value
    .replaceAll(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .replaceAll(/[&<>]/gu, (each) => ESCAPES[each] ?? each);
