/** Study `gradient-flow`: the gradient-flow path beside gradient descent at equal effective time η·t. */
import { accept, type Answer } from '../../src-shared/answer';
import type { FindingFact, FindingLine, FindingPlot, Findings } from '../../src-shared/study';
import { type FlowEnd, gradientFlowLimit, integrateFlow, LIMIT_OPTIONS } from '../analysis/gradient-flow';
import { distance } from '../engine/norms';
import type { Loss } from '../engine/problem';
import { sharpnessOf } from '../engine/sharpness';
import { at, descend, type Path, thinning } from './effective-time';
import type { Study, StudyHost, StudyInput } from './study';

const MOST_STEPS = 20_000;

export const gradientFlow: Study = {
  info: {
    id: 'gradient-flow',
    title: 'Gradient flow',
    description:
      'Integrates the gradient flow ẋ = −∇f from the start of the run and lays it over gradient descent, both against the effective time η·t; the limit of the flow with its sharpness, and how far gradient descent strays.',
    source: 'Dormand & Prince 1980 (method); Kreisler et al. 2023 (sharpness of the gradient-flow solution)',
    options: [
      {
        kind: 'number',
        id: 'rtol',
        label: 'Relative tolerance',
        description: 'Relative error allowed per step',
        default: 1e-9,
        min: 1e-13,
        max: 1e-3,
      },
      {
        kind: 'number',
        id: 'atol',
        label: 'Absolute tolerance',
        description: 'Absolute error allowed per step',
        default: 1e-12,
        min: 1e-300,
        max: 1,
      },
      {
        kind: 'number',
        id: 'steps',
        label: 'Steps compared',
        description: 'Steps of gradient descent compared at most (also bounded by the steps of the experiment)',
        default: 1000,
        min: 1,
        max: MOST_STEPS,
        whole: true,
      },
    ],
    dimensions: [1, 80_000],
    problems: null,
  },
  run,
};

function run(input: StudyInput, host: StudyHost): Answer<Findings> {
  const { loss, etas, start, options } = input;
  const rtol = options['rtol'] as number;
  const atol = options['atol'] as number;
  const steps = Math.min(input.steps, options['steps'] as number);
  let stopped = false;
  const stop = () => (stopped ||= host.stop());
  const descent = descend(loss, start, etas, steps, input.divergenceBound, stop);
  host.progress(1, 3);
  const end = descent.times.at(-1)!;
  const flow: Path = { times: [], points: [] };
  const keepEvery = thinning(flow);
  const ended = integrateFlow(loss, start, {
    ...LIMIT_OPTIONS,
    time: end,
    rtol,
    atol,
    steps: MOST_STEPS,

    stop,
    record: keepEvery,
  });
  // At rest up to the end of the time.
  if (ended.kind === 'stationary') keepLast(flow, end, ended.x);
  host.progress(2, 3);
  const limit = gradientFlowLimit(loss, start, { stop });
  host.progress(3, 3);
  return accept({
    title: 'Gradient flow beside gradient descent',
    sentences: sentences(ended, limit, rtol, atol, end),
    facts: facts(loss, limit, descent, flow),
    tables: [],
    plots: [losses(loss, descent, flow), ...coordinatePlots(loss, descent, flow)],
    stopped,
  });
}

function keepLast({ times, points }: Path, time: number, x: Float64Array): void {
  times.push(time);
  points.push(x.slice());
}

const ENDS: Readonly<Record<FlowEnd['kind'], string>> = {
  stationary: 'reached a point where the gradient vanishes',
  time: 'was integrated up to the end of the time',
  steps: 'used up its steps before the end',
  stopped: 'was stopped',
  'not-finite': 'left the range of numbers',
  flat: 'came to where the gradient is small but no minimum is at hand',
};

function sentences(ended: FlowEnd, limit: FlowEnd, rtol: number, atol: number, end: number): string[] {
  const method = `Dormand–Prince 5(4), relative tolerance ${rtol}, absolute ${atol}: ${ended.steps} steps, ${ended.refused} refused; the flow ${ENDS[ended.kind]} (η·t = ${Number(end.toPrecision(6))}).`;
  const reached =
    limit.kind === 'stationary'
      ? 'The limit of the flow was reached: the gradient there is below 10⁻⁸ of its size at the start.'
      : `The limit of the flow was not reached: the integration ${ENDS[limit.kind]} at time ${Number(limit.time.toPrecision(6))}.`;
  const stiff = Math.max(ended.heldBack, limit.heldBack);
  return [
    method,
    reached,
    ...(stiff > 0.3
      ? [
          `The problem is stiff for this explicit method: in ${Math.round(100 * stiff)} % of the steps stability, not accuracy, set the length. The steps were many, not wrong.`,
        ]
      : []),
  ];
}

function facts(loss: Loss, limit: FlowEnd, descent: Path, flow: Path): FindingFact[] {
  const sharpness = sharpnessOf(loss);
  const reached = limit.kind === 'stationary';
  const apart = descent.points.map((x, k) => distance(x, at(flow, descent.times[k]!)));
  return [
    { name: 'Loss at the limit of the flow', value: reached ? loss.value(limit.x) : null, note: '' },
    {
      name: 'Sharpness at the limit (GFS)',
      value: reached && sharpness ? sharpness(limit.x) : null,
      note: 'λ_max of the Hessian where the gradient flow from this start ends',
    },
    {
      name: 'Largest distance of an iterate to the flow at equal η·t',
      value: Math.max(...apart),
      note: 'Flow interpolated between its steps',
    },
    {
      name: 'Distance of the last iterate to the limit of the flow',
      value: reached ? distance(descent.points.at(-1)!, limit.x) : null,
      note: '',
    },
    ...(reached && limit.x.length <= 8
      ? loss.coordinates.map((name, i) => ({ name: `${name} at the limit`, value: limit.x[i]!, note: '' }))
      : []),
  ];
}

function pair(descent: Path, flow: Path, value: (x: Float64Array) => number): FindingLine[] {
  return [
    { label: 'gradient descent', x: descent.times, y: descent.points.map(value), draw: 'line', role: 'one-step' },
    { label: 'gradient flow', x: flow.times, y: flow.points.map(value), draw: 'line', role: 'other' },
  ];
}

function losses(loss: Loss, descent: Path, flow: Path): FindingPlot {
  const lines = pair(descent, flow, (x) => loss.value(x));
  const positive = lines.every(({ y }) => y.every((value) => value >= 0)) && lines.some(({ y }) => y.some((value) => value > 0));
  return { kind: 'lines', title: 'Loss', xTitle: 'η·t', yTitle: 'loss', xScale: 'linear', yScale: positive ? 'log' : 'linear', lines };
}

function coordinatePlots(loss: Loss, descent: Path, flow: Path): FindingPlot[] {
  const n = loss.dimension;
  if (n > 3) return [];
  const names = loss.coordinates;
  const linear = { kind: 'lines', xScale: 'linear', yScale: 'linear' } as const;
  const each = names.map((name, i): FindingPlot => ({
    ...linear,
    title: name,
    xTitle: 'η·t',
    yTitle: name,
    lines: pair(descent, flow, (x) => x[i]!),
  }));
  if (n !== 2) return each;
  const path = ({ points }: Path) => ({ x: points.map((x) => x[0]!), y: points.map((x) => x[1]!) });
  const lines: FindingLine[] = [
    { label: 'gradient descent', ...path(descent), draw: 'line', role: 'one-step' },
    { label: 'gradient flow', ...path(flow), draw: 'line', role: 'other' },
  ];
  return [{ ...linear, title: 'Paths', xTitle: names[0]!, yTitle: names[1]!, lines }, ...each];
}
