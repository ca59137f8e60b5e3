/**
 * The map for AUTO-07p: fixed points of F^p in η, with the exact Jacobian, and the product Π(multiplier + 1) as a user parameter
 * whose zeros are the flips.
 */
import type { SystemFile } from '../../../src-shared/formula-reading';
import type { FunctionName } from '../../engine/dag';
import { withDerivatives } from './derivatives';
import { renamed, safeNames } from './names';
import { bare, type Language, statementsOf } from './statements';
import type { DescentSystem } from './system';

const FORTRAN: Readonly<Partial<Record<FunctionName, (a: string) => string>>> = {
  expm1: (a) => `(exp(${a}) - 1d0)`,
  log1p: (a) => `log(1d0 + ${a})`,
  sigmoid: (a) => `(1d0/(1d0 + exp(-(${a}))))`,
  softplus: (a) => `(max(${a}, 0d0) + log(1d0 + exp(-abs(${a}))))`,
  relu: (a) => `max(${a}, 0d0)`,
  step: (a) => `merge(1d0, 0d0, ${a} > 0d0)`,
  sign: (a) => `(merge(1d0, 0d0, ${a} > 0d0) - merge(1d0, 0d0, ${a} < 0d0))`,
};

const language: Language = {
  number: fortranNumber,
  call: (name, a) => FORTRAN[name]?.(a) ?? `${name}(${a})`,
  power: (a, b) => `(${a}**${wholeExponent(b)})`,
  extreme: (name, a, b) => `${name}(${a}, ${b})`,
};

/** A whole exponent as an integer: Fortran takes no real power of a negative number. */
function wholeExponent(exponent: string): string {
  const value = Number(bare(exponent).replace(/d0$/, ''));
  return Number.isInteger(value) ? `(${value})` : exponent;
}

function fortranNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? text.replace(/e\+?/, 'd') : `${text}d0`;
}

export function autoFiles({ name, title, loss, etas, orbit }: DescentSystem): readonly SystemFile[] {
  const { dag, gradient, hessian } = withDerivatives(loss);
  const n = dag.variables.length;
  const safe = safeNames(dag.variables, 'x');
  const parameters = safeNames(dag.parameters, 'p');
  const entries = hessian.flatMap((row, i) => row.slice(0, i + 1));
  const { assignments, results } = statementsOf(dag, [...gradient, ...entries], language, { variables: safe, parameters, prefix: 't' });
  const mean = etas.reduce((sum, eta) => sum + eta, 0) / etas.length;
  let entry = n;
  const filled = hessian.flatMap((row, i) =>
    row.slice(0, i + 1).flatMap((_, j) => {
      const value = bare(results[entry++]!);
      return i === j
        ? [`h(${i + 1},${j + 1}) = ${value}`]
        : [`h(${i + 1},${j + 1}) = ${value}`, `h(${j + 1},${i + 1}) = h(${i + 1},${j + 1})`];
    }),
  );
  const declared = [...safe, ...assignments.map((one) => one.name)];
  const lines = [
    `! ${title}`,
    '! Gradient descent x -> x - eta*grad f(x), iterated PAR(3) = p times (whole passes of the schedule).',
    ...renamed(dag.variables, safe).map((text) => `! ${text}`),
    ...renamed(dag.parameters, parameters).map((text) => `! ${text}`),
    'module descent',
    '  implicit none',
    `  integer, parameter :: n = ${n}, passes = ${etas.length}`,
    `  double precision, parameter :: ratio(passes) = [${etas.map((eta) => fortranNumber(eta / mean)).join(', ')}]`,
    ...dag.parameters.map((_, i) => `  double precision, parameter :: ${parameters[i]} = ${fortranNumber(loss.parameters[i]!)}`),
    'contains',
    '  ! Gradient g and Hessian h of the loss at u.',
    '  subroutine derivatives(u, g, h)',
    '    double precision, intent(in) :: u(n)',
    '    double precision, intent(out) :: g(n), h(n,n)',
    ...declared.map((one) => `    double precision :: ${one}`),
    ...safe.map((one, i) => `    ${one} = u(${i + 1})`),
    ...assignments.map((one) => `    ${one.name} = ${bare(one.value)}`),
    ...safe.map((_, i) => `    g(${i + 1}) = ${bare(results[i]!)}`),
    ...filled.map((line) => `    ${line}`),
    '  end subroutine derivatives',
    '',
    '  ! F^p(u), its Jacobian, and its derivative in eta.',
    '  subroutine iterate(u, eta, p, f, jac, slope)',
    '    double precision, intent(in) :: u(n), eta',
    '    integer, intent(in) :: p',
    '    double precision, intent(out) :: f(n), jac(n,n), slope(n)',
    '    double precision :: g(n), h(n,n)',
    '    integer :: i, k, s',
    '    f = u',
    '    jac = 0d0',
    '    slope = 0d0',
    '    do i = 1, n',
    '      jac(i,i) = 1d0',
    '    end do',
    '    do k = 1, p',
    '      do s = 1, passes',
    '        call derivatives(f, g, h)',
    '        slope = slope - eta*ratio(s)*matmul(h, slope) - ratio(s)*g',
    '        jac = jac - eta*ratio(s)*matmul(h, jac)',
    '        f = f - eta*ratio(s)*g',
    '      end do',
    '    end do',
    '  end subroutine iterate',
    '',
    '  ! det(a) by elimination with row exchanges; a is overwritten.',
    '  double precision function determinant(a)',
    '    double precision, intent(inout) :: a(n,n)',
    '    double precision :: row(n)',
    '    integer :: i, k, pivot',
    '    determinant = 1d0',
    '    do k = 1, n',
    '      pivot = k - 1 + maxloc(abs(a(k:n,k)), 1)',
    '      if (pivot /= k) then',
    '        row = a(k,:)',
    '        a(k,:) = a(pivot,:)',
    '        a(pivot,:) = row',
    '        determinant = -determinant',
    '      end if',
    '      determinant = determinant*a(k,k)',
    '      if (a(k,k) == 0d0) return',
    '      do i = k + 1, n',
    '        a(i,:) = a(i,:) - a(i,k)/a(k,k)*a(k,:)',
    '      end do',
    '    end do',
    '  end function determinant',
    'end module descent',
    '',
    'subroutine func(ndim, u, icp, par, ijac, f, dfdu, dfdp)',
    '  use descent',
    '  implicit none',
    '  integer, intent(in) :: ndim, icp(*), ijac',
    '  double precision, intent(in) :: u(ndim), par(*)',
    '  double precision, intent(out) :: f(ndim)',
    '  double precision, intent(inout) :: dfdu(ndim,ndim), dfdp(ndim,*)',
    '  double precision :: jac(n,n), slope(n)',
    '  call iterate(u, par(1), nint(par(3)), f, jac, slope)',
    '  if (ijac == 0) return',
    '  dfdu(:,:) = jac',
    '  if (ijac == 1) return',
    '  dfdp(:,1) = slope',
    'end subroutine func',
    '',
    'subroutine stpnt(ndim, u, par, t)',
    '  implicit none',
    '  integer, intent(in) :: ndim',
    '  double precision, intent(inout) :: u(ndim), par(*)',
    '  double precision, intent(in) :: t',
    `  par(1) = ${fortranNumber(mean)}`,
    '  par(2) = 0d0',
    `  par(3) = ${orbit.period}`,
    ...orbit.point.map((value, i) => `  u(${i + 1}) = ${fortranNumber(value)}`),
    'end subroutine stpnt',
    '',
    '! PAR(2) = det(DF^p + 1): zero where a multiplier is -1, a flip.',
    'subroutine pvls(ndim, u, par)',
    '  use descent',
    '  implicit none',
    '  integer, intent(in) :: ndim',
    '  double precision, intent(in) :: u(ndim)',
    '  double precision, intent(inout) :: par(*)',
    '  double precision :: f(n), jac(n,n), slope(n)',
    '  integer :: i',
    '  call iterate(u, par(1), nint(par(3)), f, jac, slope)',
    '  do i = 1, n',
    '    jac(i,i) = jac(i,i) + 1d0',
    '  end do',
    '  par(2) = determinant(jac)',
    'end subroutine pvls',
    '',
    ...['bcnd', 'icnd', 'fopt'].flatMap((empty) => [`subroutine ${empty}`, `end subroutine ${empty}`]),
    '',
  ];
  return [
    { name: `${name}.auto`, text: script(name, title) },
    { name: `${name}.f90`, text: lines.map(folded).join('\n') },
    { name: `c.${name}`, text: constants(n, safe, mean) },
  ];
}

/** Fortran lines end at 132 characters. */
function folded(line: string): string {
  if (line.length <= 120 || line.startsWith('!')) return line;
  const at = line.lastIndexOf(' ', 110);
  return at <= 8 ? line : `${line.slice(0, at)} &\n      ${folded(line.slice(at + 1))}`;
}

function constants(n: number, names: readonly string[], eta: number): string {
  return [
    `unames = {${names.map((name, i) => `${i + 1}: '${name}'`).join(', ')}}`,
    "parnames = {1: 'eta', 2: 'flip', 3: 'p'}",
    `NDIM=${n}, IPS=-1, IRS=0, ILP=1, ICP=['eta', 'flip']`,
    'NTST=5, NCOL=4, IAD=3, ISP=0, ISW=1, IPLT=0, NBC=0, NINT=0',
    'NMX=20000, NPR=0, MXBF=0, IID=2, ITMX=30, ITNW=9, NWTN=9, JAC=1',
    'EPSL=1e-13, EPSU=1e-13, EPSS=1e-12',
    `DS=${(1e-4 * eta).toPrecision(3)}, DSMIN=${(1e-12 * eta).toPrecision(3)}, DSMAX=${(2e-3 * eta).toPrecision(3)}, IADS=1`,
    `UZR={'flip': 0}, UZSTOP={'eta': [${eta / 2}, ${2 * eta}]}`,
    '',
  ].join('\n');
}

function script(name: string, title: string): string {
  return [
    `# ${title}`,
    `# Run with: auto ${name}.auto`,
    '# Continues the orbit in eta; points labelled UZ with flip = 0 are period doublings, LP are folds.',
    `branch = run('${name}')`,
    "for point in branch('UZ'):",
    "    print('eta = %.15g  flip = %.3g' % (point['eta'], point['flip']))",
    `save(branch, '${name}')`,
    '',
  ].join('\n');
}
