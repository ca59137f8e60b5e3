"""The bench's kernels in NumPy and Numba, as a server of lines: "kernel variant" in, {"ms", "cpu", "sum"} out."""

import json
import math
import sys
import time

import numpy as np

RATES, TRANSIENT, KEPT = 2000, 10000, 1000
SIDE, CAP = 1000, 500
ETA, TOLERANCE, BOUND, LOW, HIGH = 0.25, 1e-12, 1e6, -4.0, 4.0
QUARTIC_RATES = 1.0 + 0.999 * np.arange(RATES) / (RATES - 1)
SINE_RATES = 0.1 + 0.2 * np.arange(RATES) / (RATES - 1)
points = np.zeros((KEPT, RATES))
ends = np.zeros(SIDE * SIDE, np.int64)
hows = np.zeros(SIDE * SIDE, np.int64)


def orbit_numpy():
    x = np.full(RATES, 0.3)
    t = np.empty(RATES)
    for k in range(TRANSIENT + KEPT):
        np.multiply(x, x, out=t)
        np.subtract(t, 1.0, out=t)
        np.multiply(t, x, out=t)
        np.multiply(t, QUARTIC_RATES, out=t)
        np.subtract(x, t, out=x)
        if k >= TRANSIENT:
            points[k - TRANSIENT] = x


def sine_numpy():
    x = np.full(RATES, 0.3)
    t = np.empty(RATES)
    for k in range(TRANSIENT + KEPT):
        np.multiply(x, 3.0, out=t)
        np.sin(t, out=t)
        np.multiply(t, 3.0, out=t)
        np.subtract(x, t, out=t)
        np.multiply(t, SINE_RATES, out=t)
        np.subtract(x, t, out=x)
        if k >= TRANSIENT:
            points[k - TRANSIENT] = x


def basin_numpy():
    """Active starts only, eight rows at a time, so that the arrays stay in the cache."""
    h = (HIGH - LOW) / SIDE
    grid = LOW + (np.arange(SIDE) + 0.5) * h
    with np.errstate(all="ignore"):
        for row in range(0, SIDE, 8):
            X, Y = np.meshgrid(grid, grid[row : row + 8])
            x, y = X.ravel(), Y.ravel()
            index = np.arange(row * SIDE, row * SIDE + x.size)
            ends[index], hows[index] = CAP, 0
            for t in range(1, CAP + 1):
                r = x * y
                r -= 1.0
                r *= ETA
                size = np.maximum(np.abs(x), np.abs(y))
                dx = r * y
                r *= x
                x = x - dx
                y = y - r
                out = ~((np.abs(x) <= BOUND) & (np.abs(y) <= BOUND))
                done = out | (np.maximum(np.abs(dx), np.abs(r)) <= TOLERANCE * np.maximum(size, 1.0))
                if done.any():
                    at = index[done]
                    ends[at], hows[at] = t, np.where(out[done], 1, 2)
                    left = ~done
                    x, y, index = x[left], y[left], index[left]
                    if x.size == 0:
                        break


def matrix_state(d, seed=12345):
    r = d // 5
    random = np.random.default_rng(seed)
    target = random.standard_normal((d, r)) @ random.standard_normal((d, r)).T / d
    return 0.3 * random.standard_normal((d, r)), 0.3 * random.standard_normal((d, r)), target, 0.02 / d


def matrix_numpy(d):
    """1000 steps on ‖YZᵀ − C‖²/2 with every array made once."""
    Y, Z, C, eta = matrix_state(d)
    r = Y.shape[1]
    R, gY, gZ, ZT = np.empty((d, d)), np.empty((d, r)), np.empty((d, r)), Z.T
    RT = R.T
    began, cpu = time.perf_counter(), time.process_time()
    for _ in range(1000):
        np.dot(Y, ZT, out=R)
        np.subtract(R, C, out=R)
        np.dot(R, Z, out=gY)
        np.dot(RT, Y, out=gZ)
        np.multiply(gY, eta, out=gY)
        np.multiply(gZ, eta, out=gZ)
        np.subtract(Y, gY, out=Y)
        np.subtract(Z, gZ, out=Z)
    wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    return {"ms": wall * 1e3, "cpu": cpu * 1e3, "sum": float(((Y @ Z.T - C) ** 2).sum())}


compiled = {}


def numba_kernels():
    if compiled:
        return compiled
    import numba

    @numba.njit
    def orbit(rates, points):
        for i in range(rates.size):
            x = 0.3
            e = rates[i]
            for k in range(TRANSIENT):
                x = x - e * (x * (x * x - 1.0))
            for k in range(KEPT):
                x = x - e * (x * (x * x - 1.0))
                points[k, i] = x

    @numba.njit
    def sine(rates, points):
        for i in range(rates.size):
            x = 0.3
            e = rates[i]
            for k in range(TRANSIENT):
                x = x - e * (x - 3.0 * math.sin(3.0 * x))
            for k in range(KEPT):
                x = x - e * (x - 3.0 * math.sin(3.0 * x))
                points[k, i] = x

    @numba.njit
    def basin(ends, hows):
        h = (HIGH - LOW) / SIDE
        for j in range(SIDE):
            for i in range(SIDE):
                x = LOW + (i + 0.5) * h
                y = LOW + (j + 0.5) * h
                t = 0
                how = 0
                while t < CAP:
                    r = ETA * (x * y - 1.0)
                    dx = r * y
                    dy = r * x
                    size = max(abs(x), abs(y))
                    step = max(abs(dx), abs(dy))
                    x -= dx
                    y -= dy
                    t += 1
                    if not (abs(x) <= BOUND and abs(y) <= BOUND):
                        how = 1
                        break
                    if step <= TOLERANCE * max(1.0, size):
                        how = 2
                        break
                ends[j * SIDE + i] = t
                hows[j * SIDE + i] = how

    compiled.update(
        orbit=lambda: orbit(QUARTIC_RATES, points), sine=lambda: sine(SINE_RATES, points), basin=lambda: basin(ends, hows)
    )
    return compiled


def run(kernel, variant):
    if kernel.startswith("matrix-"):
        return matrix_numpy(int(kernel[7:]))
    if variant == "numba":
        work = numba_kernels()[kernel]
    else:
        work = {"orbit": orbit_numpy, "sine": sine_numpy, "basin": basin_numpy}[kernel]
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    total = float(ends.sum() + 1000.0 * hows.sum()) if kernel == "basin" else float((points**2).sum())
    return {"ms": wall * 1e3, "cpu": cpu * 1e3, "sum": total}


def about():
    try:
        import threadpoolctl

        blas = "; ".join(f"{one['internal_api']} {one.get('version')} {one.get('architecture')}" for one in threadpoolctl.threadpool_info())
    except ImportError:
        blas = "BLAS unknown (no threadpoolctl)"
    try:
        import numba

        with_numba = numba.__version__
    except ImportError:
        with_numba = None
    return {"numpy": np.__version__, "blas": blas, "numba": with_numba}


for line in sys.stdin:
    words = line.split()
    if len(words) != 2:
        continue
    try:
        answer = about() if words[0] == "about" else run(*words)
    except Exception as error:
        answer = {"error": repr(error)}
    print(json.dumps(answer), flush=True)
