import type { ChoiceParameter, NumberParameter, NumbersParameter, ParameterInfo, TextParameter } from '../../src-shared/catalogue';
import type { Params, ParamValue } from '../../src-shared/spec';

export function numberOf(parameter: NumberParameter, value: ParamValue | undefined): number {
  return typeof value === 'number' ? value : parameter.default;
}

export function textOf(parameter: ChoiceParameter | TextParameter, value: ParamValue | undefined): string {
  return typeof value === 'string' ? value : parameter.default;
}

export function numbersOf(parameter: NumbersParameter, value: ParamValue | undefined): readonly number[] {
  return typeof value === 'object' ? value : parameter.default;
}

/** The parameters that apply at these values; one that has no value yet counts with its default. */
export function shownParameters(parameters: readonly ParameterInfo[], params: Params): readonly ParameterInfo[] {
  const valueOf = (id: string) => params[id] ?? parameters.find((parameter) => parameter.id === id)?.default;
  return parameters.filter(({ shownWhen }) => !shownWhen || shownWhen.values.includes(String(valueOf(shownWhen.parameter))));
}

/** The parameters with one changed, and with the defaults of those that thereby come into view. */
export function withValue(parameters: readonly ParameterInfo[], params: Params, id: string, value: ParamValue): Record<string, ParamValue> {
  const next: Record<string, ParamValue> = { ...params, [id]: value };
  for (const parameter of shownParameters(parameters, next)) next[parameter.id] ??= parameter.default;
  return next;
}

/** Named parameters of the user's own: those no field is stated for. */
export function freeParameters(parameters: readonly ParameterInfo[], params: Params): readonly (readonly [string, number])[] {
  return Object.entries(params).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number' && !parameters.some(({ id }) => id === entry[0]),
  );
}
