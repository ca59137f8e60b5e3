/** A strict reader of the HTML that reports are: every tag is closed, every attribute quoted; anything else is an error. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  /** Own text and that of the children, in order. */
  readonly content: (string | Element)[];
}

const VOID = ['meta', 'img', 'br', 'hr', 'source'];
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };

const decoded = (text: string) =>
  text.replace(/&([\w#]+);/g, (whole, name: string) => {
    const value = ENTITIES[name];
    if (value === undefined) throw new Error(`unknown entity ${whole}`);
    return value;
  });

export function read(html: string): Element {
  const root: Element = { name: '#root', attributes: {}, children: [], content: [] };
  const open: Element[] = [root];
  const token = /<!doctype html>|<\/([a-z][\w-]*)>|<([a-z][\w-]*)((?:\s[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>|([^<]+)|(<)/giy;
  for (let match = token.exec(html); match; match = token.exec(html)) {
    const [, closed, opened, given = '', selfClosed, text, stray] = match;
    const top = open.at(-1)!;
    if (stray) throw new Error(`a stray < at ${match.index}: ${html.slice(match.index, match.index + 80)}`);
    if (text !== undefined) top.content.push(top.name === 'style' ? text : decoded(text));
    if (closed) {
      if (top.name !== closed) throw new Error(`</${closed}> closes <${top.name}> at ${match.index}`);
      open.pop();
    }
    if (opened) {
      const attributes = Object.fromEntries(
        [...given.matchAll(/\s([\w:-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [name!, decoded(value ?? '')]),
      );
      const element: Element = { name: opened, attributes, children: [], content: [] };
      top.children.push(element);
      top.content.push(element);
      if (!VOID.includes(opened) && !selfClosed) open.push(element);
    }
    if (token.lastIndex === html.length) break;
  }
  if (token.lastIndex !== html.length && token.lastIndex !== 0) throw new Error(`cannot be read from ${token.lastIndex}`);
  if (open.length !== 1) throw new Error(`<${open.at(-1)!.name}> is not closed`);
  return root;
}

/** Elements of a name below, in order; `*` = all. */
export function elements(from: Element, name: string): readonly Element[] {
  return from.children.flatMap((child) => [...(name === '*' || child.name === name ? [child] : []), ...elements(child, name)]);
}

export function textOf(element: Element): string {
  return element.content.map((part) => (typeof part === 'string' ? part : textOf(part))).join('');
}

export function headings(page: Element): readonly number[] {
  return elements(page, '*').flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name[1])] : []));
}
