import { List } from './list-row.tsx';
import { VirtualList, type VirtualListProps } from './virtual-list.tsx';

/** So many rows stand whole in the document, where the browser's own search finds them. */
export const WHOLE_MAX = 150;

type LongListProps<T> = Omit<VirtualListProps<T>, 'columns'> & {
  /** Told by whoever knows how many rows the whole screen has. */
  readonly isLong?: boolean;
};

/** Rows one below the other; of very many only those near the window are in the document. */
export function LongList<T>({ isLong, ...props }: LongListProps<T>) {
  const { items, keyOf, render, label } = props;
  if (isLong ?? items.length > WHOLE_MAX) return <VirtualList {...props} />;
  return (
    <List label={label}>
      {items.map((item) => (
        <Row key={keyOf(item)} item={item} render={render} />
      ))}
    </List>
  );
}

function Row<T>({ item, render }: { item: T } & Pick<VirtualListProps<T>, 'render'>) {
  return <>{render(item)}</>;
}
