/** What a user defines (an experiment) and what comes of one execution (status, outcome). */
import { z } from './zod';

/** Where a quantity of the user is a formula, its length in characters is capped before it is parsed. */
const EXPRESSION_LENGTH = 200;

/**
 * A learning rate as typed: a number or an expression such as `sqrt(5)-1` or `1.02*etaC`, either in absolute units
 * (`eta`) or in units of the threshold η_c of the reference minimum (`etaC`: the text then is K = η/η_c).
 */
export const learningRateSchema = z.strictObject({
  text: z.string().trim().min(1).max(EXPRESSION_LENGTH),
  unit: z.enum(['eta', 'etaC']),
});
export type LearningRate = z.infer<typeof learningRateSchema>;

/** Update rules: plain gradient descent, or a periodic step schedule η₁, η₂, … repeated. */
export const ruleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('gradient-descent'), learningRate: learningRateSchema }),
  z.strictObject({ kind: z.literal('step-schedule'), learningRates: z.array(learningRateSchema).min(1).max(64) }),
]);
export type Rule = z.infer<typeof ruleSchema>;

/** A problem's parameter: a number, a choice or a text (a formula), or numbers (a vector; a matrix row by row). */
export type ParamValue = number | string | readonly number[];
export type Params = Readonly<Record<string, ParamValue>>;

export const paramsSchema = z.record(
  z.string().max(40),
  z.union([z.number(), z.string().max(4_000), z.array(z.number()).max(40_000).readonly()]),
);

export const problemChoiceSchema = z.strictObject({
  id: z.string().min(1).max(60),
  params: paramsSchema,
});
export type ProblemChoice = z.infer<typeof problemChoiceSchema>;

export const MAX_STEPS = 1e9;

/** The whole definition of a run: the same experiment on the same versions gives the same bits. */
export const experimentSchema = z.strictObject({
  version: z.literal(1),
  problem: problemChoiceSchema,
  /** Coordinates of x₀ in the order of the problem's `coordinates`; empty = the start the problem's parameters state. */
  start: z.array(z.number()).max(80_000),
  /** Standard deviation of the Gaussian noise added to each coordinate of x₀ (from the run's seeded stream); 0 = none. */
  startNoise: z.number().min(0),
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1),
  rule: ruleSchema,
  steps: z.int().min(1).max(MAX_STEPS),
  /** Iterates with ‖x‖∞ beyond this are called diverged. */
  divergenceBound: z.number().positive(),
});
export type Experiment = z.infer<typeof experimentSchema>;

export const STATUSES = ['queued', 'running', 'finished', 'stopped', 'interrupted', 'failed'] as const;
export type Status = (typeof STATUSES)[number];

export const OUTCOME_KINDS = ['converged', 'period-p', 'aperiodic', 'diverged', 'undetermined'] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/** Why an outcome was given: a code (words.ts has the sentence) and the numbers it rests on. */
export interface Evidence {
  readonly code: string;
  readonly values: Readonly<Record<string, number>>;
  /** Did the verdict survive a rerun from a start moved by one unit in the last place? null = not checked. */
  readonly robust: boolean | null;
}

export interface Outcome {
  readonly kind: OutcomeKind;
  /** Minimal period; 1 for converged, null where it has no meaning. */
  readonly period: number | null;
  readonly evidence: Evidence;
}

/** Versions a result was computed with: engines differ in the last bit of transcendental functions. */
export interface Versions {
  readonly app: string;
  readonly engine: string;
  readonly runtime: string;
  readonly v8: string;
  readonly platform: string;
}
