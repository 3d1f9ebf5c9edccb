import { words } from './language.ts';

export type Filter<V extends string> = { value: V; label: string; count: number };

type FilterChipsProps<V extends string> = {
  /** What is being filtered, for screen readers. */
  label: string;
  filters: readonly Filter<V>[];
  value: V;
  onChange: (value: V) => void;
};

/** A row of filters that scrolls sideways, each with how many it leaves. */
export function FilterChips<V extends string>({
  label,
  filters,
  value,
  onChange,
}: FilterChipsProps<V>) {
  return (
    <div class="filters" role="group" aria-label={label}>
      {filters.map((filter) => (
        <button
          key={filter.value}
          type="button"
          class="filter"
          aria-pressed={filter.value === value}
          onClick={() => onChange(filter.value)}
        >
          <span>{filter.label}</span>{' '}
          <span class="filter-count">{words.value.shell.count(filter.count)}</span>
        </button>
      ))}
    </div>
  );
}
