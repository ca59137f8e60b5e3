/** A lesson: an experiment with part of it locked, and steps that ask for a prediction before they show what happens. */
import { accept, refuse, type Answer } from './answer';
import { LANGUAGES } from './language';
import { experimentSchema, learningRateSchema } from './spec';
import { z } from './zod';

const FORMAT = 'edgelab-lesson';
/** Longest lesson file read, in characters. */
export const MAX_LESSON = 1_000_000;
const text = (max: number) => z.string().trim().min(1).max(max);

/** Fields of the form a lesson may lock; `params.<id>` is one parameter of the problem. */
const fieldSchema = z.union([
  z.enum(['problem', 'start', 'rule', 'steps', 'seed', 'startNoise', 'divergenceBound']),
  z.string().regex(/^params\.\w{1,40}$/),
]);

const questionSchema = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('choice'),
      prompt: text(500),
      choices: z.array(text(200)).min(2).max(8),
      /** Index of the right choice, from 0. */
      answer: z.int().min(0),
    })
    .refine(({ choices, answer }) => answer < choices.length, { path: ['answer'], message: 'names no choice' }),
  z.strictObject({
    kind: z.literal('number'),
    prompt: text(500),
    answer: z.number(),
    /** Largest distance from the answer that still counts as right. */
    tolerance: z.number().min(0),
  }),
]);

const stepSchema = z.strictObject({
  title: text(200),
  text: text(4_000),
  /** null = nothing is asked. */
  question: questionSchema.nullable(),
  /** What is said once the prediction is made. */
  reveal: text(4_000),
  /** What is shown then: the learning rate that is set, charts (ids of panels) brought to the front, whether a run is made. */
  show: z.strictObject({
    learningRate: learningRateSchema.nullable(),
    charts: z.array(z.string().max(60)).max(4),
    run: z.boolean(),
  }),
});

export const lessonSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(1),
  /** The language its texts are written in. */
  language: z.enum(LANGUAGES),
  title: text(200),
  text: text(4_000),
  begin: z.union([z.strictObject({ preset: text(100) }), z.strictObject({ experiment: experimentSchema })]),
  locked: z.array(fieldSchema).max(64),
  steps: z.array(stepSchema).min(1).max(40),
});
export type Lesson = z.infer<typeof lessonSchema>;
export type LessonStep = Lesson['steps'][number];
export type Question = NonNullable<LessonStep['question']>;

/** The lesson in a file's text, or why it is none; `where` names the file. */
export function readLesson(content: string, where: string): Answer<Lesson> {
  if (content.length > MAX_LESSON)
    return refuse('lesson-too-long', where, 'The lesson is too long.', `At most ${MAX_LESSON} characters are read.`);
  let data: unknown;
  try {
    data = JSON.parse(content);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return refuse('lesson-not-json', where, `The file is not JSON: ${why}.`, 'A lesson is a JSON text; check its commas and quotes.');
  }
  const head = z.object({ format: z.unknown(), version: z.unknown() }).safeParse(data);
  if (!head.success || head.data.format !== FORMAT)
    return refuse('not-a-lesson', where, 'The file is not a lesson of Edge Lab.', `A lesson says "format": "${FORMAT}".`);
  if (typeof head.data.version === 'number' && head.data.version > 1)
    return refuse(
      'lesson-newer',
      where,
      `The lesson has version ${head.data.version}.`,
      'This program reads version 1; a newer one may read it.',
    );
  const read = lessonSchema.safeParse(data);
  if (read.success) return accept(read.data);
  const [first] = read.error.issues;
  const place = first?.path.map(String).join('.') || 'the lesson';
  return refuse(
    'lesson-malformed',
    place,
    `The lesson is not complete: ${place}: ${first?.message ?? 'unknown'}.`,
    'Correct this place in the file and open it again.',
  );
}

/** Whether a prediction is right: the index of a choice, or a number within the tolerance. */
export function isRight(question: Question, given: number): boolean {
  return question.kind === 'choice' ? given === question.answer : Math.abs(given - question.answer) <= question.tolerance;
}
