"""Writes lane-functions.json: arguments and values of the elementary functions to 32 digits, each value as the sum of two doubles.

Run with Python and mpmath: python3 lane-functions.py > lane-functions.json
"""
import json
import math
import random

from mpmath import mp, mpf, exp, expm1, log, log1p, sqrt, sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, erf

mp.dps = 450  # the remainder of large arguments by π, and values beside 1
random.seed(20)

FUNCTIONS = dict(
    exp=exp, expm1=expm1, log=log, log1p=log1p, sqrt=sqrt, sin=sin, cos=cos, tan=tan, asin=asin, acos=acos, atan=atan,
    sinh=sinh, cosh=cosh, tanh=tanh, erf=erf, sigmoid=lambda x: 1 / (1 + exp(-x)), softplus=lambda x: log1p(exp(x)),
)


def around(centre, steps=2):
    below = above = float(centre)
    out = [below]
    for _ in range(steps):
        below, above = math.nextafter(below, -math.inf), math.nextafter(above, math.inf)
        out += [below, above]
    return out


def spread(low, high, count):
    return [random.uniform(low, high) for _ in range(count)]


def sizes(low, high, count):
    return [random.choice((-1, 1)) * 10 ** random.uniform(low, high) for _ in range(count)]


ln2 = math.log(2)
halves = [x for k in (0.5, 1.5, 2.5, -3.5, 700.5, 1022.5) for x in around(k * ln2, 1)]
angles = [x for k in (1, 2, 3, 4, 5, 37, 1000, 12345, 63661) for x in around(mp.pi / 2 * k, 1)]
angles += [x for k in (1, 3, 5, 7, 2001, 127001) for x in around(mp.pi / 4 * k, 1)]
# Doubles closest to a multiple of π/2 in their binades, by the continued fraction's denominators being far out, found by search.
ARGUMENTS = dict(
    exp=spread(-745, 709.78, 40) + spread(-2, 2, 20) + sizes(-18, -1, 10) + halves + around(-708.3964185322641) + around(-745.1332191019411)
    + around(709.782712893384, 2)[:2] + [709.7827128933839, -744.5, -740.0, -720.123],
    expm1=spread(-40, 709.7, 30) + spread(-2, 2, 40) + sizes(-18, -1, 15) + halves[:12] + [5e-324, 1e-310, -1e-310],
    log=[abs(x) for x in sizes(-307, 308, 30) + sizes(-3, 3, 20) + sizes(-323.2, -308, 10)] + spread(0.6, 1.6, 25) + around(1) + around(math.sqrt(2))
    + around(math.sqrt(0.5)) + [5e-324, 2.2250738585072014e-308, 1.7976931348623157e308],
    log1p=[abs(x) for x in sizes(-3, 300, 25)] + spread(-0.999, 1, 40) + sizes(-300, -1, 15) + around(math.sqrt(2) - 1) + around(math.sqrt(0.5) - 1)
    + [-1 + 2**-53, -1 + 2**-30, 5e-324, -1e-310],
    sqrt=[abs(x) for x in sizes(-300, 300, 10)],
    atan=sizes(-300, 300, 15) + sizes(-2, 2, 40) + spread(-1, 1, 20) + around(math.sqrt(2) - 1) + around(math.sqrt(2) + 1) + around(1) + [5e-324],
    asin=spread(-1, 1, 50) + sizes(-12, -0.01, 20) + around(0.5) + around(-0.5) + [1.0, -1.0, 1 - 2**-53, 1 - 2**-40, 5e-324],
    sinh=spread(-5, 5, 40) + spread(-710.4, 710.4, 20) + sizes(-18, -1, 10) + [710.4758600739439, -710.4, 709.9, 5e-324] + halves[:9],
    cosh=spread(-5, 5, 40) + spread(-710.4, 710.4, 20) + sizes(-18, -1, 10) + [710.4758600739439, -710.4, 709.9] + halves[:9],
    tanh=spread(-3, 3, 50) + spread(-22, 22, 20) + sizes(-18, -1, 10) + [x / 2 for x in halves[:9]] + [5e-324, 1e-310],
    sigmoid=spread(-40, 40, 40) + spread(-740, -40, 20) + spread(-2, 2, 20) + sizes(-18, -1, 5) + [-708.4, -744.0, 700.0],
    softplus=spread(-40, 40, 40) + spread(-740, -40, 10) + spread(-2, 2, 30) + sizes(-18, -1, 5) + [-708.4, -744.0, 700.0],
    erf=spread(-3, 3, 50) + spread(-6, 6, 20) + sizes(-300, -1, 12) + around(1) + around(0.5) + around(5.9, 1) + around(2, 1) + [1e-310],
)
ARGUMENTS["acos"] = ARGUMENTS["asin"]
for name in ("sin", "cos", "tan"):
    ARGUMENTS[name] = spread(-7, 7, 40) + spread(-1e5, 1e5, 25) + sizes(-18, 0, 15) + sizes(0, 5, 10) + angles + [5e-324]

POWERS = [(10 ** random.uniform(-3, 3), random.uniform(-30, 30)) for _ in range(40)]
for _ in range(40):
    base = 10 ** random.uniform(-300, 300)
    POWERS.append((base, random.uniform(-700, 700) / math.log(base)))
for _ in range(20):
    base = 1 + random.uniform(-1, 1) * 2 ** random.uniform(-50, -3)
    POWERS.append((base, random.uniform(-700, 700) / math.log(base)))
POWERS += [(2.0, 0.5), (0.5, 1 / 3), (5e-324, 0.5), (1.5e-310, 0.7), (1e-300, 1.07), (math.sqrt(2), 2.5), (-3.0, 65.0), (-3.0, 66.0), (10.0, -320.5)]


def value(y):
    high = float(y)
    return [high, float(y - mpf(high))]


table = {name: [[x, *value(f(mpf(x)))] for x in ARGUMENTS[name]] for name, f in FUNCTIONS.items()}
table["power"] = [[a, b, *value(mpf(a) ** mpf(b))] for a, b in POWERS]
print("{")
for i, (name, rows) in enumerate(table.items()):
    print(f'  "{name}": [')
    print(",\n".join("    " + json.dumps(row) for row in rows))
    print("  ]" + ("," if i + 1 < len(table) else ""))
print("}")
