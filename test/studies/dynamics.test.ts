import { describe, expect, test } from 'vitest';
import type { Findings } from '../../src-shared/study';
import { problemById } from '../../src-worker/problems';
import { lyapunovSpectrum } from '../../src-worker/studies/lyapunov-spectrum';
import { sharpnessAlongRun } from '../../src-worker/studies/sharpness-along-run';
import { transverseExponent } from '../../src-worker/studies/transverse-exponent';
import { ask, found } from './ask';

const quartic = problemById('quartic')!;
const xy = problemById('xy')!;
const fact = ({ facts }: Findings, name: string) => facts.find((one) => one.name.startsWith(name))!.value as number;

describe('Lyapunov spectrum', () => {
  test('quartic at K = 2: log 3, and the trace converges to it', () => {
    const findings = found(ask(lyapunovSpectrum, quartic, { K: 2 - 1e-9, start: [0.3], options: { steps: 400_000, transient: 100 } }));
    expect(fact(findings, 'Largest')).toBeCloseTo(Math.log(3), 2);
    const [plot] = findings.plots;
    expect(plot?.kind === 'lines' && Math.abs(plot.lines[0]!.y.at(-1)! - Math.log(3))).toBeLessThan(0.01);
  });
  test('xy on its 2-cycle: halves of the logarithms of 9 − 2(1 + K)² and 3 − 2K', () => {
    const K = 1.1;
    const findings = found(ask(lyapunovSpectrum, xy, { K, start: [1.3, 0.8], options: { steps: 20_000, transient: 2_000 } }));
    const exponents = findings.tables[0]!.rows.map((row) => row[1] as number);
    const exact = [Math.log(Math.abs(9 - 2 * (1 + K) ** 2)) / 2, Math.log(3 - 2 * K) / 2].sort((p, q) => q - p);
    exponents.forEach((value, k) => expect(value).toBeCloseTo(exact[k]!, 4));
    expect(fact(findings, 'Sum')).toBeCloseTo(exact[0]! + exact[1]!, 4);
  });
  test('a run that diverges is refused; Stop leaves a part', () => {
    const answer = ask(lyapunovSpectrum, quartic, { K: 2.5, start: [1.7] });
    expect(answer.ok).toBe(false);
    expect(found(ask(lyapunovSpectrum, quartic, { K: 1.5, stop: () => true })).stopped).toBe(true);
  });
});

describe('transverse exponent', () => {
  test.each([1.02, 1.05, 1.2])('xy at K = %f: half the logarithm of 3 − 2K', (K) => {
    const findings = found(ask(transverseExponent, xy, { K, start: [1.1, 0.9], options: { steps: 20_000, transient: 20_000 } }));
    expect(fact(findings, 'Largest')).toBeCloseTo(Math.log(3 - 2 * K) / 2, 8);
    expect(fact(findings, 'Factor')).toBeCloseTo(3 - 2 * K, 8);
  });
  test('xy: −0.74 in the chaotic range, zero at K = 2', () => {
    const at = (K: number) =>
      fact(found(ask(transverseExponent, xy, { K, start: [1.1, 0.9], options: { steps: 400_000, transient: 1_000 } })), 'Largest');
    expect(at(1.5)).toBeCloseTo(-0.74, 1);
    expect(Math.abs(at(2 - 1e-9))).toBeLessThan(0.02);
  });
  test('the distance of the run itself ends in an exact zero, and that is said', () => {
    const findings = found(ask(transverseExponent, xy, { K: 1.5, start: [1.1, 0.9] }));
    expect(fact(findings, 'Distance')).toBeGreaterThan(10);
    expect(findings.sentences.join(' ')).toContain('never from the distance');
  });
  test('product losses and teacher–student have such a line; the quartic has none', () => {
    expect(ask(transverseExponent, problemById('product-loss')!, { K: 1.05, options: { steps: 2_000, transient: 500 } }).ok).toBe(true);
    const teacher = problemById('teacher-student')!;
    const findings = found(
      ask(transverseExponent, teacher, { K: 1.1, start: [0.9, 0.8, 0.1], options: { steps: 20_000, transient: 2_000 } }),
    );
    // v − w₁ shrinks by 3 − 2K per two steps, w₂ faster.
    expect(fact(findings, 'Factor')).toBeCloseTo(0.8, 6);
    expect(findings.tables[0]!.rows).toHaveLength(2);
    expect(Math.exp(2 * (findings.tables[0]!.rows[1]![1] as number))).toBeCloseTo(0.1, 6);
    expect(ask(transverseExponent, quartic, {}).ok).toBe(false);
  });
});

describe('sharpness along the run', () => {
  test.each([
    [quartic, 1.1, [0.8]],
    [quartic, 1.5, [0.3]],
    [xy, 1.1, [1.5, 0.8]],
    [problemById('sine')!, 1.2, [-1]],
  ] as const)('%#: the identities hold', (problem, K, start) => {
    const findings = found(ask(sharpnessAlongRun, problem, { K, start }));
    expect(fact(findings, 'Step identity')).toBeLessThan(1e-8);
    expect(fact(findings, 'Loss identity')).toBeLessThan(1e-12);
    expect(fact(findings, 'Σ') / fact(findings, '2(L₀')).toBeCloseTo(1, 8);
    expect(findings.sentences[0]).toContain('hold at every step');
  });
  test('on the 2-cycle the uniform mean curvature is 2/η exactly, the sharpness at the points is not', () => {
    const findings = found(ask(sharpnessAlongRun, xy, { K: 1.1, start: [1.5, 0.8], options: { steps: 400, from: 0 } }));
    const row = (name: string) => findings.tables[0]!.rows.find(([label]) => String(label).startsWith(name))![1] as number;
    const edge = fact(findings, '2/η');
    expect(row('curvature along the step, uniform') / edge).toBeCloseTo(1, 10);
    expect(Math.abs(row('sharpness at the first') / edge - 1)).toBeGreaterThan(0.05);
  });
  test('Stop leaves a part', () => {
    expect(found(ask(sharpnessAlongRun, quartic, { stop: () => true })).stopped).toBe(true);
  });
});
