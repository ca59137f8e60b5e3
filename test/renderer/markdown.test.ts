import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markdown, type Block, type Inline } from '../../src-renderer/ui/markdown';

function words(parts: readonly Inline[]): string {
  return parts.map((part) => ('parts' in part ? words(part.parts) : part.kind === 'break' ? '\n' : part.text)).join('');
}

test('what notes are written with comes out as what it means', () => {
  const note =
    '# Onset\n\nK is **just** above *1*, see [the paper](https://example.org/a).\n\n- [x] done\n- [ ] open\n\n> quoted\n\n`x` ~~no~~\n\n---\n\n    code';
  const blocks = markdown(note);
  expect(blocks.map((block) => block.kind)).toEqual(['heading', 'paragraph', 'list', 'quote', 'paragraph', 'rule', 'code']);
  const [heading, text, list] = blocks;
  expect(heading).toMatchObject({ level: 1 });
  expect(text?.kind === 'paragraph' && words(text.text)).toBe('K is just above 1, see the paper.');
  expect(text?.kind === 'paragraph' && text.text.find((part) => part.kind === 'link')).toMatchObject({ href: 'https://example.org/a' });
  expect(list?.kind === 'list' && list.items.map((item) => item.done)).toEqual([true, false]);
});

test('a table has its head and its cells', () => {
  const [table] = markdown('| η | K |\n|---|---|\n| 1.1 | 2 |\n');
  expect(table?.kind === 'table' && [table.head.map(words), table.rows.map((row) => row.map(words))]).toEqual([['η', 'K'], [['1.1', '2']]]);
});

test('HTML stays the text it is, and characters are neither lost nor escaped', () => {
  const said = (block: Block | undefined) => (block?.kind === 'paragraph' ? words(block.text) : '');
  expect(said(markdown('2 < 3 & 5 > 4 "quoted"')[0])).toBe('2 < 3 & 5 > 4 "quoted"');
  expect(said(markdown('<img src=x onerror=alert(1)>')[0])).toContain('<img src=x onerror=alert(1)>');
  expect(said(markdown('a <b>c</b>')[0])).toBe('a <b>c</b>');
  const [code] = markdown('```\na < b && c\n```');
  expect(code).toEqual({ kind: 'code', text: 'a < b && c' });
});

test('any text is read, however deep', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('#', '*', '_', '`', '>', '-', ' ', '\n', '[', ']', '(', ')', '|', 'a', '1', '.', '\\', '<', '!'),
        maxLength: 300,
      }),
      (text) => void markdown(text),
    ),
  );
  expect(markdown('> '.repeat(200) + 'deep').length).toBeGreaterThan(0);
});
