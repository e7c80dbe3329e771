/**
 * Does the same for many, one after the other, and goes on past those that fail: `told` hears how many are done.
 * @returns what failed, with why
 */
export async function oneByOne<T>(
  items: readonly T[],
  act: (item: T) => Promise<unknown>,
  told: (done: number) => void = () => undefined,
): Promise<{ item: T; error: unknown }[]> {
  const failed: { item: T; error: unknown }[] = [];
  for (const [at, item] of items.entries()) {
    told(at);
    try {
      await act(item);
    } catch (error) {
      failed.push({ item, error });
    }
  }
  return failed;
}
