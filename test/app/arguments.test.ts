import fc from 'fast-check';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { commandIn, projectIn } from '../../src-main/app/arguments';

describe('a subcommand', () => {
  test.each([
    [
      ['run', 'quartic', '--json'],
      ['run', 'quartic', '--json'],
    ],
    [
      ['--no-sandbox', 'analyze', '--eta', '1.1'],
      ['analyze', '--eta', '1.1'],
    ],
    [['--help'], ['--help']],
    [['--disable-gpu', '--command-line'], []],
    [
      ['--disable-gpu', '--command-line', '--json', 'nonsense'],
      ['--json', 'nonsense'],
    ],
    [['--ozone-platform=headless', '--version'], ['--version']],
  ])('%j asks for the command line', (args, command) => {
    expect(commandIn(args)).toEqual(command);
  });

  test.each([[[]], [['a.edgelab']], [['--user-data-dir=/x', '/tmp/run.edgelab']], [['nonsense']], [['-psn_0_1']]])(
    '%j asks for the window',
    (args) => {
      expect(commandIn(args)).toBeNull();
    },
  );
});

describe('a project file', () => {
  test('is found wherever switches stand, as a path or a file: address', () => {
    const name = fc.stringMatching(/^[a-z0-9 äß%#+]{1,20}$/);
    const switches = fc.array(fc.constantFrom('--no-sandbox', '--standard-schemes=app', '--log-level=3', '-x'));
    fc.assert(
      fc.property(name, switches, switches, fc.boolean(), (base, before, after, asAddress) => {
        const path = resolve('/data', `${base}.edgelab`);
        const arg = asAddress ? pathToFileURL(path).href : path;
        expect(projectIn([...before, arg, ...after], '/elsewhere')).toBe(path);
      }),
    );
  });

  test('may be named relative to the folder the command was given in', () => {
    expect(projectIn(['./a.EDGELAB'], '/home/ada')).toBe('/home/ada/a.EDGELAB');
  });

  test.each([[[]], [['--file=a.edgelab']], [['a.sqlite']], [['https://example.com/a.edgelab']], [['file://host/a.edgelab']]])(
    '%j names none',
    (args) => {
      expect(projectIn(args, '/')).toBeNull();
    },
  );
});
