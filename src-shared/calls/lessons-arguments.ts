import { z } from '../zod';
import type { LessonCalls } from './lessons';
import { path, type ArgumentsOf } from './schemas';

export const lessonArguments = { lessons: z.tuple([]), openLesson: z.tuple([path.nullable()]) } satisfies ArgumentsOf<LessonCalls>;
