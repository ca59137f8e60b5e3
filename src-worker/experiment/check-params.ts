import { type Answer, accept, refuse } from '../../src-shared/answer';
import type { ParameterInfo, ProblemInfo } from '../../src-shared/catalogue';
import { NAME } from '../../src-shared/formula-reading';
import type { Params, ParamValue } from '../../src-shared/spec';

/** The problem's parameters: every one present, none besides (unless it takes free ones), each within its bounds. */
export function checkParams(info: ProblemInfo, params: Params): Answer<Params> {
  return checkValues(info.parameters, params, { of: `problem ${info.id}`, at: 'problem.params', free: info.freeParameters === true });
}

/** Checks values against what is said of them; refusals name the field under `at`. */
export function checkValues(
  parameters: readonly ParameterInfo[],
  params: Params,
  { of, at, free }: { readonly of: string; readonly at: string; readonly free: boolean },
): Answer<Params> {
  for (const [name, value] of Object.entries(params))
    if (!parameters.some(({ id }) => id === name)) {
      const known = parameters.map(({ id }) => id).join(', ') || 'none';
      if (!free) return refuse('unknown-parameter', `${at}.${name}`, `The ${of} has no parameter ${name}.`, `Its parameters: ${known}.`);
      if (!NAME.test(name) || typeof value !== 'number' || !Number.isFinite(value))
        return refuse('parameter-range', `${at}.${name}`, `The parameter ${name} must be a finite number.`, 'Enter a number.');
    }
  for (const parameter of parameters) {
    const where = `${at}.${parameter.id}`;
    const value = Object.hasOwn(params, parameter.id) ? params[parameter.id] : undefined;
    if (value === undefined) {
      if (hidden(parameter, params)) continue;
      return refuse(
        'missing-parameter',
        where,
        `The parameter ${parameter.id} is missing.`,
        `Its usual value is ${String(parameter.default)}.`,
      );
    }
    const fault = faultOf(parameter, value);
    if (fault) return refuse('parameter-range', where, fault.what, fault.advice);
  }
  return accept(params);
}

/** A parameter that does not apply need not be there. */
function hidden({ shownWhen }: ParameterInfo, params: Params): boolean {
  return shownWhen !== undefined && !shownWhen.values.includes(String(params[shownWhen.parameter]));
}

function faultOf(parameter: ParameterInfo, value: ParamValue): { what: string; advice: string } | null {
  const { id } = parameter;
  switch (parameter.kind) {
    case 'number': {
      const { min, max, whole } = parameter;
      if (typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max && (!whole || Number.isInteger(value)))
        return null;
      return {
        what: `The value ${String(value)} of ${id} is out of bounds.`,
        advice: `Choose ${whole ? 'a whole number' : 'it'} from ${min} to ${max}.`,
      };
    }
    case 'choice': {
      const values = parameter.choices.map((choice) => choice.value);
      if (typeof value === 'string' && values.includes(value)) return null;
      return { what: `${String(value)} is no choice of ${id}.`, advice: `Choose one of ${values.join(', ')}.` };
    }
    case 'text':
      if (typeof value === 'string' && value.length <= parameter.maxLength) return null;
      return { what: `${id} must be a text.`, advice: `Use at most ${parameter.maxLength} characters.` };
    case 'numbers': {
      const { min, max, minLength, maxLength } = parameter;
      const advice = `Give ${minLength} to ${maxLength} numbers from ${min} to ${max}.`;
      if (!isList(value)) return { what: `${id} must be a list of numbers.`, advice };
      if (value.length < minLength || value.length > maxLength) return { what: `${id} has ${value.length} numbers.`, advice };
      const wrong = value.find((one) => !Number.isFinite(one) || one < min || one > max);
      return wrong === undefined ? null : { what: `The number ${wrong} in ${id} is out of bounds.`, advice };
    }
  }
}

/** Array.isArray for lists that are read only. */
function isList(value: ParamValue): value is readonly number[] {
  return Array.isArray(value);
}
