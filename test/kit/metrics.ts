/** The samples of a text as Prometheus reads it: name and labels as written, and the value. */
export type Samples = ReadonlyMap<string, number>;

/** Asks for the metrics as Prometheus does. */
export async function scrape(url: string, token: string | null = null): Promise<Samples> {
  const answer = await fetch(`${url}/metrics`, token === null ? {} : { headers: { authorization: `Bearer ${token}` } });
  if (answer.status !== 200) throw new Error(`/metrics answered ${answer.status}.`);
  return samplesOf(await answer.text());
}

export function samplesOf(text: string): Samples {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}
