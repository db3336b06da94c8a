import { checkSizes, printSizeWithDependencies } from '../../tools/size.mjs';

/** Kilobytes that a page loads. `npm test -- size` guards the first two. */
export async function size() {
  await checkSizes();
  await printSizeWithDependencies();
}
