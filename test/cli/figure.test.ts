/** `edgelab figure`: what it writes is read back by other means than those that wrote it. */
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { mkdir, readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { terminal, type Terminal } from './host';

async function project(): Promise<Terminal> {
  const shell = await terminal();
  expect(await shell.edgelab('run', 'quartic-1.1', '--project', 'p.edgelab')).toBe(0);
  return shell;
}

async function made(shell: Terminal, name: string, ...words: string[]): Promise<Buffer> {
  const code = await shell.edgelab('figure', ...words, '--out', name);
  expect(shell.err).toBe('');
  expect(code).toBe(0);
  expect(shell.out).toContain(`${shell.folder}/${name}\n`);
  return readFile(`${shell.folder}/${name}`);
}

const numbers = (text: string) => text.split(/[\s,]+/).map(Number);

test('an SVG has its size in mm, shapes for lines, text for type, and needs nothing from outside', async () => {
  const shell = await project();
  const svg = (await made(shell, 'a.svg', '1', '--chart', 'convergence', '--width', '84mm', '--height', '6.5cm')).toString('utf8');
  const root = /<svg [^>]*>/.exec(svg)?.[0] ?? '';
  expect(root).toContain('width="84mm" height="65mm"');
  const box = numbers(/viewBox="([^"]+)"/.exec(root)?.[1] ?? '');
  expect(box[2]).toBeCloseTo((84 / 25.4) * 96, 3);
  expect(box[3]).toBeCloseTo((65 / 25.4) * 96, 3);
  expect(svg).not.toMatch(/<image|<script/);
  expect(
    [...svg.matchAll(/(?:href|src|url)\s*[=(]\s*["']?([^"')]+)/g)].filter(([, to = '']) => !/^(#|data:font\/ttf;base64,)/.test(to)),
  ).toEqual([]);
  expect([...svg.matchAll(/https?:[^"<\s]+/g)].map(([to]) => to).filter((to) => !to.startsWith('http://www.w3.org/'))).toEqual([]);
  expect(svg).toMatch(/<text [^>]*>distance between iterates<\/text>/);
  expect(svg.match(/<path /g)?.length ?? 0).toBeGreaterThan(20);
  expect(svg).toContain('<title id="title">One-step versus two-step convergence');
  expect(svg).toMatch(/<desc id="desc">[^<]*0\.18[^<]*<\/desc>/);
  // Every tag that opens closes: the stack is empty at the end.
  const open: string[] = [];
  for (const [, end, name = '', alone] of svg.matchAll(/<(\/?)([A-Za-z]+)[^<>]*?(\/?)>/g)) {
    if (end) expect(open.pop()).toBe(name);
    else if (!alone) open.push(name);
  }
  expect(open).toEqual([]);
  // The two-step distances are a line with as many points as there are above the floor.
  const longest = Math.max(...[...svg.matchAll(/ d="([^"]*)"/g)].map(([, d = '']) => d.match(/L/g)?.length ?? 0));
  expect(longest).toBeGreaterThanOrEqual(399);
});

test('a PNG has the dots asked for and says how large it is; the same command makes the same bytes', async () => {
  const shell = await project();
  const words = ['1', '--chart', 'loss', '--width', '84', '--height', '60', '--dpi', '300', '--theme', 'dark'];
  const png = await made(shell, 'a.png', ...words);
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([Math.round((84 / 25.4) * 300), Math.round((60 / 25.4) * 300)]);
  const at = png.indexOf('pHYs');
  expect([png.readUInt32BE(at + 4), png.readUInt32BE(at + 8), png[at + 12]]).toEqual([11_811, 11_811, 1]);
  expect((await made(shell, 'b.png', ...words)).equals(png)).toBe(true);
  const svg = await made(shell, 'a.svg', ...words);
  expect((await made(shell, 'b.svg', ...words)).equals(svg)).toBe(true);
  const pdf = await made(shell, 'a.pdf', ...words);
  expect((await made(shell, 'b.pdf', ...words)).equals(pdf)).toBe(true);
  // SVG and PNG show the same: read as an image, few dots differ much.
  const [a, b] = await Promise.all(
    [png, svg].map(async (bytes) => {
      const image = await loadImage(bytes);
      const context = createCanvas(420, 300).getContext('2d');
      context.drawImage(image, 0, 0, 420, 300);
      return context.getImageData(0, 0, 420, 300).data;
    }),
  );
  let differing = 0;
  for (let i = 0; i < (a?.length ?? 0); i += 4) if (Math.abs((a?.[i + 1] ?? 0) - (b?.[i + 1] ?? 0)) > 90) differing++;
  expect(differing).toBeLessThan(0.02 * 420 * 300);
});

test('a PDF has its size in points, embedded fonts and vector operators', async () => {
  const shell = await project();
  const pdf = await made(shell, 'a.pdf', '1', '--chart', 'iterates', '--columns', '2');
  const text = pdf.toString('latin1');
  const boxes = [...text.matchAll(/\/MediaBox \[([^\]]+)\]/g)].map(([, box = '']) => numbers(box));
  // The last one written counts (incremental update).
  const [left = 0, low = 0, right = 0, high = 0] = boxes.at(-1) ?? [];
  expect(right - left).toBeCloseTo((174 / 25.4) * 72, 3);
  expect(high - low).toBeCloseTo((105 / 25.4) * 72, 3);
  expect(text).not.toContain('/Subtype /Image');
  // Type 3 fonts carry their glyphs, the others a font file.
  const fonts = [...text.matchAll(/\/Type \/Font\n\/(?:Subtype \/Type3|FontDescriptor)/g)];
  expect(fonts.length).toBeGreaterThan(0);
  const streams = [...text.matchAll(/\/Length (\d+)>> stream\n/g)].map((match) => {
    const from = match.index + match[0].length;
    const bytes = pdf.subarray(from, from + Number(match[1]));
    try {
      return inflateSync(bytes).toString('latin1');
    } catch {
      return bytes.toString('latin1');
    }
  });
  const page = streams.find((stream) => /\bBT\b/.test(stream)) ?? '';
  expect(page).toMatch(/\bT[jJ]\b/);
  expect(streams.some((stream) => (stream.match(/ l\n/g)?.length ?? 0) > 50)).toBe(true);
  // Every offset of the cross-reference of the update leads to its object.
  const start = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(text)?.[1]);
  const entry = /^xref\n(\d+) 1\n(\d{10}) /.exec(text.slice(start));
  expect(text.slice(Number(entry?.[2])).startsWith(`${entry?.[1]} 0 obj`)).toBe(true);
});

test('data and caption beside it are those of the run', async () => {
  const shell = await project();
  await made(shell, 'a.svg', '1', '--chart', 'loss', '--x=0,50', '--data', '--caption-files');
  const csv = (await readFile(`${shell.folder}/a.csv`, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((row) => row.split(','));
  expect(await shell.edgelab('export', '1', '--project', 'p.edgelab', '--out', 'run.csv')).toBe(0);
  const run = (await readFile(`${shell.folder}/run.csv`, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((row) => row.split(','));
  const column = run[0]?.indexOf('loss') ?? -1;
  expect(csv[0]).toEqual(['step t', 'even steps', 'odd steps']);
  expect(csv).toHaveLength(52);
  for (const [step = '', even = '', odd = ''] of csv.slice(1)) expect(Number(even || odd)).toBe(Number(run[1 + Number(step)]?.[column]));
  const source = JSON.parse(await readFile(`${shell.folder}/a.json`, 'utf8')) as {
    runs: { run: number; experiment: object }[];
    rows: unknown[];
  };
  expect(await shell.edgelab('show', '1', '--project', 'p.edgelab', '--json')).toBe(0);
  expect(source.runs[0]).toMatchObject({ run: 1, experiment: shell.json()['experiment'] });
  expect(source.rows).toHaveLength(51);
  const caption = await readFile(`${shell.folder}/a.txt`, 'utf8');
  for (const part of ['Run 1: quartic, mu = 1', 'η = 1.1', 'start 0.8', 'seed 1', 'steps 0 to 50', 'engine 1'])
    expect(caption).toContain(part);
  expect(await readFile(`${shell.folder}/a.tex`, 'utf8')).toMatch(/^\\caption\{Loss, even and odd steps\.[^]*\$\\eta\$ = 1\.1[^]*\}\n$/);
});

test('what cannot be drawn is named, and nothing is written', async () => {
  const shell = await project();
  await mkdir(`${shell.folder}/d`);
  const refused = async (code: string, ...words: string[]) => {
    expect(await shell.edgelab('figure', ...words, '--out', 'd/a.png', '--json')).toBe(2);
    expect(shell.json()).toMatchObject({ refusal: { code } });
  };
  await refused('no-such-run', '7', '--chart', 'loss');
  await refused('no-such-chart', '1', '--chart', 'lossy');
  await refused('chart-not-for-run', '1', '--chart', 'plane');
  await refused('bad-length', '1', '--chart', 'loss', '--width', 'wide');
  await refused('bad-figure', '1', '--chart', 'loss', '--width', '5000');
  await refused('bad-range', '1', '--chart', 'loss', '--x=5,1');
  await refused('figure-too-small', '1', '--chart', 'loss', '--height', '30', '--type', '16');
  await refused('figure-too-large', '1', '--chart', 'loss', '--width', '500', '--height', '500', '--dpi', '1200');
  await refused('nothing-to-draw', '--chart', 'loss');
});

test('a sweep is drawn as cells under real axes, and its caption says how it was computed', async () => {
  const shell = await terminal();
  expect(await shell.edgelab('sweep', 'orbit-diagram', '--out', 's.edgesweep', '--into', 'p.edgelab')).toBe(0);
  const svg = (await made(shell, 's.svg', '--sweep', '1', '--caption-files')).toString('utf8');
  expect(svg).toMatch(/<image [^>]*href="data:image\/png;base64,/);
  expect(svg.match(/<image /g)).toHaveLength(1);
  expect(svg.match(/<path /g)?.length ?? 0).toBeGreaterThan(20);
  const caption = await readFile(`${shell.folder}/s.txt`, 'utf8');
  expect(caption).toContain('μ = 1 · start 0.8');
  expect(caption).toContain('steps thrown away');
  expect(caption).toContain('seed 1');
}, 120_000);
