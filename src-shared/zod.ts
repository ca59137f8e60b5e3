import { z } from 'zod';

// The window's content security policy forbids `new Function`, which zod would otherwise probe for.
z.config({ jitless: true });

export { z };
