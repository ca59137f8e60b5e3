/** A parameter's value from what was typed; refusals name the valid values. */
import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { ParameterInfo } from '../../src-shared/catalogue';
import type { ParamValue } from '../../src-shared/spec';
import { didYouMean } from './suggest';

/** `where` is the option as typed, e.g. `--set form`. Ranges are checked afterwards, with everything else. */
export function parameterValue(parameter: ParameterInfo, text: string, where: string): Answer<ParamValue> {
  switch (parameter.kind) {
    case 'text':
      return accept(text);
    case 'choice': {
      const values = parameter.choices.map(({ value }) => value);
      if (values.includes(text)) return accept(text);
      return refuse('no-choice', where, `“${text}” is no choice.`, `${didYouMean(text, values)}Choose one of ${values.join(', ')}.`);
    }
    case 'numbers': {
      const values = numbers(text.replace(/^\s*\[|\]\s*$/g, ''));
      if (values !== null) return accept(values);
      const { minLength, maxLength } = parameter;
      const wanted = minLength === maxLength ? String(minLength) : `${minLength} to ${maxLength}`;
      return refuse('not-numbers', where, `“${text}” is no list of numbers.`, `Give ${wanted} numbers with commas, for example 4,2,1.`);
    }
    case 'number': {
      const value = number(text);
      return value === null ? notNumber(where, text) : accept(value);
    }
  }
}

/** `1.5,0.8` → [1.5, 0.8]; null when a part is not a number. */
export function numbers(text: string): number[] | null {
  const values = text
    .trim()
    .split(/[,;\s]+/)
    .map(number);
  return values.every((value) => value !== null) ? values : null;
}

export function number(text: string): number | null {
  const value = Number(text);
  return text.trim() === '' || Number.isNaN(value) ? null : value;
}

export function notNumber(where: string, text: string) {
  return refuse('not-a-number', where, `“${text}” is not a number.`, 'Write numbers with a point, for example 0.8 or 1e4.');
}
