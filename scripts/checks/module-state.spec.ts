import { expect, it } from 'vitest';
import { stateIn } from './module-state.mjs';

const found = (text: string) => stateIn('component.tsx', text).map(({ line, what }) => `${line} ${what}`);

it.each([
  ['let open = false;', '1 declares let for the whole module'],
  ['export var count = 0;', '1 declares var for the whole module'],
  ['const drafts = new Map<string, string>();', '1 makes a Map for the whole module'],
  ['const seen = new WeakSet();', '1 makes a WeakSet for the whole module'],
  ['const Context = createContext(new Refresher());', '1 makes a Refresher for the whole module'],
  ['export const client = createClient({ url });', '1 calls createClient for the whole module'],
  [
    'const last = { id: "" };\nexport const note = (id: string) => { last.id = id; };',
    "2 changes last, which is the whole module's",
  ],
  [
    'const list: string[] = [];\nexport function add(id: string) { list.push(id); }',
    "2 changes list, which is the whole module's",
  ],
  ['class Box {\n  static opened = 0;\n}', '2 is a static field that can change'],
])('%s is state of the module', (text, what) => {
  expect(found(text)).toEqual([what]);
});

it.each([
  'const widths: ReadonlyMap<string, number> = new Map([["00", 18]]);',
  'const format = new Intl.NumberFormat("en");',
  'const Context = createContext<Session | null>(null);',
  'export function Counter() { const [open, setOpen] = useState(new Map()); let shown = open.size; shown += 1; return <b>{shown}</b>; }',
  'class Box { readonly #open = new Map(); static readonly most = 5; }',
])('%s is none', (text) => {
  expect(found(text)).toEqual([]);
});
