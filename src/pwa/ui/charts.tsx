import { Fragment } from 'preact';
import { ShareBar } from './figure.tsx';
import { words } from './language.ts';

export type ChartRow = {
  key: string;
  label: string;
  /** 0 to 1. */
  share: number;
  /** The value as it is read: "76% (912/1.200)". */
  text: string;
  href?: string | undefined;
};

/** Bars with their values at the marks; a table already, so it needs no twin. */
export function BarRows({ title, rows }: { title: string; rows: readonly ChartRow[] }) {
  return (
    <figure class="chart">
      <table class="bars">
        <caption>{title}</caption>
        <thead class="sr">
          <tr>
            <th scope="col">{words.value.figure.label}</th>
            <th scope="col">{words.value.figure.value}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={row.key}>
              <tr>
                <th scope="row">
                  {row.href === undefined ? row.label : <a href={row.href}>{row.label}</a>}
                </th>
                <td>{row.text}</td>
              </tr>
              <tr aria-hidden="true">
                <td class="bars-bar" colSpan={2}>
                  <ShareBar share={row.share} />
                </td>
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

export type ChartPoint = { label: string; value: number; text: string };

const WIDTH = 320;
const HEIGHT = 96;
const EDGE = 10;

type SparklineProps = { title: string; points: readonly ChartPoint[] };

/** One line over time: first, highest and last values at their marks, all of them in the table below. */
export function Sparkline({ title, points }: SparklineProps) {
  const values = points.map((point) => point.value);
  const low = Math.min(0, ...values);
  const high = Math.max(...values, low + 1);
  const x = (i: number): number => EDGE + (i * (WIDTH - 2 * EDGE)) / Math.max(1, points.length - 1);
  const y = (value: number): number =>
    HEIGHT - EDGE - ((value - low) / (high - low)) * (HEIGHT - 3 * EDGE);
  const line = points.map(
    (point, i) => `${i === 0 ? 'M' : 'L'}${x(i).toFixed(1)} ${y(point.value).toFixed(1)}`,
  );
  const marks = [...new Set([0, values.indexOf(Math.max(...values)), points.length - 1])];
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <svg class="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <path class="spark-floor" d={`M0 ${HEIGHT - EDGE}H${WIDTH}`} />
        <path class="spark-line" d={line.join('')} />
        {points.map((point, i) => (
          <circle
            key={point.label}
            class="spark-dot"
            cx={x(i)}
            cy={y(point.value)}
            r={marks.includes(i) ? 4 : 2}
          />
        ))}
      </svg>
      <div class="spark-ends small">
        {marks
          .sort((a, b) => a - b)
          .map((i) => {
            const point = points[i];
            return (
              point && (
                <span key={point.label}>
                  <b>{point.text}</b> <span class="soft">{point.label}</span>
                </span>
              )
            );
          })}
      </div>
      <Twin title={title} points={points} />
    </figure>
  );
}

/** A bar for each month with its value above it, on a phone the highest and the last; all in the table. */
export function MonthColumns({ title, points }: SparklineProps) {
  const high = Math.max(1, ...points.map((point) => point.value));
  const top = points.findIndex((point) => point.value === high);
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <div class="columns" aria-hidden="true">
        {points.map((point, i) => (
          <span key={point.label} class="columns-one">
            <span
              class={`columns-value${i === top || i === points.length - 1 ? ' columns-value--kept' : ''}`}
            >
              {point.text}
            </span>
            <span class="columns-bar" style={{ height: `${(point.value / high) * 5}rem` }} />
            <span class="columns-label soft">{/\d+/u.exec(point.label)?.[0]}</span>
          </span>
        ))}
      </div>
      <Twin title={title} points={points} />
    </figure>
  );
}

function Twin({ title, points }: SparklineProps) {
  const { table, label, value } = words.value.figure;
  return (
    <details class="twin">
      <summary>{table}</summary>
      <table>
        <caption class="sr">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{label}</th>
            <th scope="col">{value}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.label}>
              <th scope="row">{point.label}</th>
              <td>{point.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
