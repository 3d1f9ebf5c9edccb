import { route } from './router.ts';

const DOUBLE_PRESS_MS = 500;

/** The second half of a double press is not meant for what stands at the next place. */
export function watchDoublePresses(): void {
  let at = '';
  let arrivedMs = 0;
  route.subscribe(({ path }) => {
    const here = path.join('/');
    if (at !== here) arrivedMs = performance.now();
    at = here;
  });
  const drop = (event: MouseEvent): void => {
    if (event.detail < 2 || performance.now() - arrivedMs > DOUBLE_PRESS_MS) return;
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('click', drop, { capture: true });
}
