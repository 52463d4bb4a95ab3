import { expect, it } from 'vitest';
import { anchorsIn, linksIn } from './links.mjs';

it('finds the links to the repository, and not those to elsewhere, in code or between backticks', () => {
  const text =
    '[one](a.md#b) and ![two](c.png)\n[three](https://example.org)\n`[four](d.md)`\n```\n[five](e.md)\n```\n[six](#f)';
  expect(linksIn(text)).toEqual([
    { line: 1, href: 'a.md#b' },
    { line: 1, href: 'c.png' },
    { line: 7, href: '#f' },
  ]);
});

it('names headings as they are linked to', () => {
  const text = '# 1. A lot, and `its` date\n\n## Übung\n\n## Übung\n\n```\n# none\n```\n<a id="kept"></a>';
  expect([...anchorsIn(text)]).toEqual(['kept', '1-a-lot-and-its-date', 'übung', 'übung-1']);
});
