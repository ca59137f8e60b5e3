export interface MathPart {
  readonly kind: 'plain' | 'sub' | 'tex';
  readonly text: string;
}

/** A text cut into plain stretches, subscripts (`_c`, `_max`) and TeX between dollar signs; a lone dollar sign stays as it is. */
export function mathParts(text: string): readonly MathPart[] {
  return text.split(/(\$[^$]+\$)/).flatMap((piece): MathPart[] => {
    if (piece.length > 2 && piece.startsWith('$') && piece.endsWith('$')) return [{ kind: 'tex', text: piece.slice(1, -1) }];
    return piece
      .split(/(_(?:max|c|0|t)(?![a-z]))/i)
      .filter((part) => part !== '')
      .map((part) => (/^_(max|c|0|t)$/i.test(part) ? { kind: 'sub', text: part.slice(1) } : { kind: 'plain', text: part }));
  });
}
