import { defineComponent, h, type VNode } from 'vue';
import { markdown, type Block, type Inline } from './markdown';

/** Markdown as nodes of the page, without a byte of HTML. Links say where they lead. */
export const MarkdownText = defineComponent({
  name: 'MarkdownText',
  props: { text: { type: String, required: true } },
  setup: (props) => () => h('div', { class: 'markdown' }, markdown(props.text).map(drawBlock)),
});

function drawBlock(block: Block): VNode {
  switch (block.kind) {
    case 'heading':
      // Below the headings of the panel the note lies in.
      return h(`h${Math.min(6, block.level + 3)}`, block.text.map(drawInline));
    case 'paragraph':
      return h('p', block.text.map(drawInline));
    case 'code':
      return h('pre', h('code', block.text));
    case 'quote':
      return h('blockquote', block.blocks.map(drawBlock));
    case 'rule':
      return h('hr');
    case 'list':
      return h(
        block.ordered ? 'ol' : 'ul',
        block.ordered ? { start: block.start } : {},
        block.items.map((item) => h('li', [item.done === null ? '' : item.done ? '☑ ' : '☐ ', ...item.blocks.map(drawBlock)])),
      );
    case 'table':
      return h('table', [
        h(
          'thead',
          h(
            'tr',
            block.head.map((cell) => h('th', { scope: 'col' }, cell.map(drawInline))),
          ),
        ),
        h(
          'tbody',
          block.rows.map((row) =>
            h(
              'tr',
              row.map((cell) => h('td', cell.map(drawInline))),
            ),
          ),
        ),
      ]);
  }
}

function drawInline(part: Inline): VNode | string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'code':
      return h('code', part.text);
    case 'break':
      return h('br');
    case 'link':
      return h('span', { class: 'link', title: part.href }, [
        ...part.parts.map(drawInline),
        h('span', { class: 'href' }, ` (${part.href})`),
      ]);
    default:
      return h(part.kind, part.parts.map(drawInline));
  }
}
