/*
 * The bench's kernels in C, as a server of lines: "kernel variant" in, {"ms": wall, "cpu": CPU, "sum": …} out.
 * Compiled with gcc -O3 -march=native; vectors are those of the compiler, W doubles wide.
 */
#define _GNU_SOURCE
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifdef __AVX512F__
#define W 8
#define SET "AVX-512"
#elif defined(__AVX2__)
#define W 4
#define SET "AVX2"
#else
#define W 2
#define SET "128 bits"
#endif
typedef double vec __attribute__((vector_size(W * 8)));
typedef int64_t veci __attribute__((vector_size(W * 8)));
typedef double vecu __attribute__((vector_size(W * 8), aligned(8)));

static double clock_ms(clockid_t id) {
  struct timespec t;
  clock_gettime(id, &t);
  return t.tv_sec * 1e3 + t.tv_nsec * 1e-6;
}

/* Orbit diagram: RATES learning rates, TRANSIENT steps thrown away, KEPT kept. */
#define RATES 2000
#define TRANSIENT 10000
#define KEPT 1000
static double *rates, *points;
#define MORE(a, b) ((a) > (b) ? (a) : (b))

#define QUARTIC(x, e) ((x) - (e) * ((x) * ((x) * (x)-1.0)))
#define SINE(x, e) ((x) - (e) * ((x)-3.0 * sin(3.0 * (x))))

#define SCALAR_ORBIT(NAME, MAP)                                                                                                             \
  static void NAME(void) {                                                                                                                  \
    for (int i = 0; i < RATES; i++) {                                                                                                       \
      double x = 0.3, e = rates[i];                                                                                                         \
      for (int k = 0; k < TRANSIENT; k++) x = MAP(x, e);                                                                                    \
      for (int k = 0; k < KEPT; k++) points[(size_t)i * KEPT + k] = x = MAP(x, e);                                                          \
    }                                                                                                                                       \
  }
SCALAR_ORBIT(orbit_scalar, QUARTIC)
SCALAR_ORBIT(sine_scalar, SINE)

#ifndef FLIGHT
#define FLIGHT 12
#endif
static void orbit_vectors(void) {
  for (int first = 0; first < RATES; first += FLIGHT * W) {
    int from = first + FLIGHT * W > RATES ? RATES - FLIGHT * W : first;
    vec x[FLIGHT], e[FLIGHT], one = {};
    one += 1.0;
    for (int u = 0; u < FLIGHT; u++) {
      x[u] = one * 0.3;
      e[u] = *(const vecu *)(rates + from + u * W);
    }
    for (int k = 0; k < TRANSIENT; k++) {
#pragma GCC unroll 16
      for (int u = 0; u < FLIGHT; u++) x[u] = x[u] - e[u] * (x[u] * (x[u] * x[u] - one));
    }
    for (int k = 0; k < KEPT; k++) {
#pragma GCC unroll 16
      for (int u = 0; u < FLIGHT; u++) {
        x[u] = x[u] - e[u] * (x[u] * (x[u] * x[u] - one));
        *(vecu *)(points + (size_t)k * RATES + from + u * W) = x[u];
      }
    }
  }
}

/* Basin map of (xy − 1)²/2: SIDE × SIDE starts in [−4, 4]², until |x|, |y| > BOUND or the step is below TOLERANCE·max(1, |x|, |y|). */
#define SIDE 1000
#define CAP 500
static const double ETA = 0.25, TOLERANCE = 1e-12, BOUND = 1e6, LOW = -4.0, HIGH = 4.0;
static uint16_t *ends;
static uint8_t *hows;

static void basin_scalar(void) {
  double h = (HIGH - LOW) / SIDE;
  for (int j = 0; j < SIDE; j++)
    for (int i = 0; i < SIDE; i++) {
      double x = LOW + (i + 0.5) * h, y = LOW + (j + 0.5) * h;
      int t = 0, how = 0;
      while (t < CAP) {
        double r = ETA * (x * y - 1.0), dx = r * y, dy = r * x, size = MORE(fabs(x), fabs(y));
        double step = MORE(fabs(dx), fabs(dy));
        x -= dx;
        y -= dy;
        t++;
        if (!(fabs(x) <= BOUND && fabs(y) <= BOUND)) {
          how = 1;
          break;
        }
        if (step <= TOLERANCE * MORE(1.0, size)) {
          how = 2;
          break;
        }
      }
      ends[j * SIDE + i] = t;
      hows[j * SIDE + i] = how;
    }
}

#ifndef TILE
#define TILE (W == 8 ? 6 : 2)
#endif
#define ABS(v) (vec)((veci)(v) & mask)
#define LARGER(a, b) (vec)(((veci)(a) & ((a) > (b))) | ((veci)(b) & ~((a) > (b))))
static void basin_vectors(void) {
  double h = (HIGH - LOW) / SIDE;
  vec zero = {}, one = zero + 1.0;
  veci none = {}, mask = none + 0x7fffffffffffffffL;
  for (int j = 0; j < SIDE; j++)
    for (int first = 0; first < SIDE; first += TILE * W) {
      int from = first + TILE * W > SIDE ? SIDE - TILE * W : first;
      vec x[TILE], y[TILE];
      veci count[TILE], going[TILE], rest[TILE];
      for (int u = 0; u < TILE; u++) {
        for (int l = 0; l < W; l++) x[u][l] = LOW + (from + u * W + l + 0.5) * h;
        y[u] = zero + (LOW + (j + 0.5) * h);
        count[u] = rest[u] = none;
        going[u] = ~none;
      }
      for (int t = 0; t < CAP; t++) {
        veci any = none;
#pragma GCC unroll 8
        for (int u = 0; u < TILE; u++) {
          vec r = (vec)((veci)(zero + ETA) & going[u]) * (x[u] * y[u] - one), dx = r * y[u], dy = r * x[u];
          vec ax = ABS(x[u]), ay = ABS(y[u]), size = LARGER(ax, ay), adx = ABS(dx), ady = ABS(dy), step = LARGER(adx, ady);
          x[u] -= dx;
          y[u] -= dy;
          count[u] -= going[u];
          veci inside = (veci)(ABS(x[u]) <= BOUND) & (veci)(ABS(y[u]) <= BOUND);
          veci moving = (veci)(step > TOLERANCE * LARGER(size, one));
          rest[u] |= going[u] & inside & ~moving;
          going[u] &= inside & moving;
          any |= going[u];
        }
        int64_t left = 0;
        for (int l = 0; l < W; l++) left |= any[l];
        if (!left) break;
      }
      for (int u = 0; u < TILE; u++)
        for (int l = 0; l < W; l++) {
          int id = j * SIDE + from + u * W + l;
          ends[id] = count[u][l];
          hows[id] = rest[u][l] ? 2 : going[u][l] ? 0 : 1;
        }
    }
}

static double orbit_sum(void) {
  double sum = 0;
  for (size_t i = 0; i < (size_t)RATES * KEPT; i++) sum += points[i] * points[i];
  return sum;
}
static double basin_sum(void) {
  double sum = 0;
  for (int i = 0; i < SIDE * SIDE; i++) sum += ends[i] + 1000.0 * hows[i];
  return sum;
}

int main(void) {
  rates = aligned_alloc(64, RATES * 8);
  points = aligned_alloc(64, (size_t)RATES * KEPT * 8);
  ends = malloc(SIDE * SIDE * 2);
  hows = malloc(SIDE * SIDE);
  memset(points, 0, (size_t)RATES * KEPT * 8);
  struct {
    const char *kernel, *variant;
    void (*run)(void);
    double (*sum)(void);
  } all[] = {{"orbit", "scalar", orbit_scalar, orbit_sum},   {"orbit", "vectors", orbit_vectors, orbit_sum},
             {"sine", "scalar", sine_scalar, orbit_sum},     {"basin", "scalar", basin_scalar, basin_sum},
             {"basin", "vectors", basin_vectors, basin_sum}};
  char kernel[64], variant[64];
  setvbuf(stdout, NULL, _IOLBF, 0);
  while (scanf("%63s %63s", kernel, variant) == 2) {
    int found = 0;
    for (int i = 0; i < RATES; i++) rates[i] = !strcmp(kernel, "sine") ? 0.1 + 0.2 * i / (RATES - 1) : 1.0 + 0.999 * i / (RATES - 1);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
      if (strcmp(kernel, all[i].kernel) || strcmp(variant, all[i].variant)) continue;
      found = 1;
      double cpu = clock_ms(CLOCK_PROCESS_CPUTIME_ID), wall = clock_ms(CLOCK_MONOTONIC);
      all[i].run();
      wall = clock_ms(CLOCK_MONOTONIC) - wall;
      cpu = clock_ms(CLOCK_PROCESS_CPUTIME_ID) - cpu;
      printf("{\"ms\":%.4f,\"cpu\":%.4f,\"sum\":%.17g,\"set\":\"" SET "\"}\n", wall, cpu, all[i].sum());
    }
    if (!found) printf("{\"unknown\":true}\n");
  }
}
