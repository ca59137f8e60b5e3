/** The contract as main answers it, and the check of every argument list before a handler sees it. */
import { CALL_ARGUMENTS } from '../../src-shared/call-arguments';
import type { Calls } from '../../src-shared/contract';

/** An implementation of the contract; an answer may take its time. */
export type Handlers = {
  readonly [Name in keyof Calls]: (...args: Parameters<Calls[Name]>) => ReturnType<Calls[Name]> | Promise<ReturnType<Calls[Name]>>;
};

/** Calls one handler with checked arguments; throws when they are not what the contract says, without waiting for the handlers. */
export async function call(handlers: Handlers | Promise<Handlers>, name: keyof Calls, args: readonly unknown[]): Promise<unknown> {
  const parsed = CALL_ARGUMENTS[name].safeParse(args);
  if (!parsed.success) throw new Error(`invalid arguments for ${name}: ${parsed.error.issues.map(issueText).join('; ')}`);
  // The one cast: TypeScript cannot see that the handler and the schema of one name belong together.
  return ((await handlers)[name] as (...checked: readonly unknown[]) => unknown)(...parsed.data);
}

function issueText(issue: { readonly path: readonly PropertyKey[]; readonly message: string }): string {
  return `${issue.path.map(String).join('.') || 'arguments'}: ${issue.message}`;
}
