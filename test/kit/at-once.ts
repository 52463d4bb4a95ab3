/** Works through the items, so many at a time; the answers come in the order of the items. */
export async function atOnce<Item, Answer>(
  workers: number,
  items: readonly Item[],
  work: (item: Item, nth: number) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const left = items.entries();
  const worker = async () => {
    for (const [nth, item] of left) answers[nth] = await work(item, nth);
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return answers;
}
