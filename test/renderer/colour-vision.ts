/** How colours look to people who lack one kind of cone, and how far apart two of them are. */

type Triple = readonly [number, number, number];

/** Machado, Oliveira, Fernandes 2009, severity 1, on linear RGB. */
export const VISIONS: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
const XYZ: readonly [Triple, Triple, Triple] = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];

const times = (m: readonly [Triple, Triple, Triple], [a, b, c]: Triple): Triple =>
  m.map((row) => row[0] * a + row[1] * b + row[2] * c) as unknown as Triple;

/** `#rrggbb` as linear RGB from 0 to 1. */
function linear(hex: string): Triple {
  return [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as unknown as Triple;
}

/** Contrast ratio of WCAG 2.2, from 1 to 21. */
export function contrast(a: string, b: string): number {
  const luminance = (hex: string) => times(XYZ, linear(hex))[1];
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function lab(hex: string, vision: string): Triple {
  const seen = times(VISIONS[vision]!, linear(hex)).map((value) => Math.min(1, Math.max(0, value))) as unknown as Triple;
  const [x, y, z] = times(XYZ, seen);
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

/** CIEDE2000 of two colours as seen with such eyes. */
export function difference(a: string, b: string, vision: string): number {
  return ciede2000(lab(a, vision), lab(b, vision));
}

/** Sharma, Wu, Dalal 2005. */
export function ciede2000([L1, a1, b1]: Triple, [L2, a2, b2]: Triple): number {
  const degree = Math.PI / 180;
  const chroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7)));
  const [u1, u2] = [a1 * (1 + g), a2 * (1 + g)];
  const [c1, c2] = [Math.hypot(u1, b1), Math.hypot(u2, b2)];
  const angle = (u: number, b: number) => (u === 0 && b === 0 ? 0 : (Math.atan2(b, u) / degree + 360) % 360);
  const [h1, h2] = [angle(u1, b1), angle(u2, b2)];
  const grey = c1 * c2 === 0;
  const turn = h2 - h1 > 180 ? h2 - h1 - 360 : h2 - h1 < -180 ? h2 - h1 + 360 : h2 - h1;
  const dH = grey ? 0 : 2 * Math.sqrt(c1 * c2) * Math.sin((turn * degree) / 2);
  const sum = h1 + h2;
  const h = grey ? sum : Math.abs(h1 - h2) <= 180 ? sum / 2 : sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
  const [L, c] = [(L1 + L2) / 2, (c1 + c2) / 2];
  const cos = (x: number) => Math.cos(x * degree);
  const t = 1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.2 * cos(4 * h - 63);
  const rotation = -Math.sin(60 * degree * Math.exp(-(((h - 275) / 25) ** 2))) * 2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
  const sL = 1 + (0.015 * (L - 50) ** 2) / Math.sqrt(20 + (L - 50) ** 2);
  const [l, ch, hue] = [(L2 - L1) / sL, (c2 - c1) / (1 + 0.045 * c), dH / (1 + 0.015 * c * t)];
  return Math.sqrt(l * l + ch * ch + hue * hue + rotation * ch * hue);
}
