/** A drawing as part of an HTML page: only shapes, text and images that are data; everything else stays an image of its own. */

const SHAPES = 'svg g path rect circle ellipse line polyline polygon text tspan clippath image'.split(' ');
/** Said of the drawing as a file; on a page its words stand beside it, and its faces are the page's. */
const LEFT_OUT = /<(title|desc|metadata|style)\b[^>]*>[^<]*<\/\1>/g;
const TOKEN = /<(\/?)([A-Za-z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*\/?>|[^<]+/gy;

/** Without what the page says for it; null = it holds something a page should not take over. */
export function pageDrawing(svg: string): string | null {
  const drawing = svg
    .replace(/<\?xml[^>]*\?>\s*/, '')
    .replace(LEFT_OUT, '')
    .trim();
  TOKEN.lastIndex = 0;
  let end = 0;
  for (let token = TOKEN.exec(drawing); token; token = TOKEN.exec(drawing)) {
    end = TOKEN.lastIndex;
    const [, , name, attributes = ''] = token;
    if (name === undefined) continue;
    if (!SHAPES.includes(name.toLowerCase())) return null;
    for (const [, key = '', value = ''] of attributes.matchAll(/([\w:-]+)="([^"]*)"/g))
      if (/^on|^style$/i.test(key) || (/href$/i.test(key) && !/^(#|data:image\/png;base64,)/.test(value))) return null;
  }
  return end === drawing.length && drawing.startsWith('<svg') ? drawing : null;
}

/** The drawing with names of its own on a page of many, its size in CSS pixels, and what it is for those who do not see it (escaped). */
export function namedDrawing(drawing: string, name: string, size: readonly [number, number], label: string): string {
  const [width, height] = size;
  return drawing.replace(/( id="|url\(#|href="#)/g, `$1${name}-`).replace(/^<svg\b[^>]*>/, (tag) => {
    const box = / viewBox="[^"]*"/.exec(tag)?.[0] ?? '';
    const sizes = `width="${width}" height="${height}"`;
    return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${sizes}${box} role="img" aria-label="${label}">`;
  });
}
