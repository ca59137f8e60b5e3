import { z } from '../zod';
import type { ReproduceCalls } from './reproduce';
import { id, type ArgumentsOf } from './schemas';

export const reproduceArguments = { reproduce: z.tuple([id]), stopReproduce: z.tuple([id]) } satisfies ArgumentsOf<ReproduceCalls>;
