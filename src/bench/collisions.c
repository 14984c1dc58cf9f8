/*
 * Collisions of four laws with uniform angles, by hand, as the measure of the sampler: nanoseconds per collision of one thread.
 *
 *   kac          Kac's rotation (3.5)
 *   binary-3d    binary (3.2), d = 3
 *   symmetric-3  symmetric (3.8), d = 1, K = 3
 *   symmetric-5  the same, K = 5
 *
 *   plain: one collision at a time, distinct indices by rejection, the unit vector by sincos and Gaussians of the mathematics library
 *   tuned: a batch of tuples drawn ahead and prefetched, unit vectors by a polynomial in loops that the compiler vectorises
 *
 * Usage: collisions LAW N collisions repetitions    prints "plain <ns>" and "tuned <ns>" for each repetition
 */
#define _GNU_SOURCE
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

static uint64_t s0 = 0x9e3779b97f4a7c15u, s1 = 0xbf58476d1ce4e5b9u;

static inline uint64_t rotl(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

/* xoroshiro128++, Blackman and Vigna 2021, as in the Java code. */
static inline uint64_t next(void) {
    uint64_t a = s0, b = s1, r = rotl(a + b, 17) + a;
    b ^= a;
    s0 = rotl(a, 49) ^ b ^ (b << 21);
    s1 = rotl(b, 28);
    return r;
}

/* Exactly uniform below n: Lemire, ACM TOMACS 29(1), 2019. */
static inline uint32_t below(uint32_t n) {
    uint64_t m = (next() >> 32) * n;
    if ((uint32_t)m < n) {
        uint32_t t = -n % n;
        while ((uint32_t)m < t) m = (next() >> 32) * n;
    }
    return (uint32_t)(m >> 32);
}

enum { BATCH = 256, MOST = 5 };

/* The number of particles in a collision, of components of a velocity, and of the unit vector. */
typedef struct {
    const char *name;
    int order, dimension, q;
} law_t;

static const law_t laws[] = {{"kac", 2, 1, 2}, {"binary-3d", 2, 3, 3}, {"symmetric-3", 3, 1, 3}, {"symmetric-5", 5, 1, 5}};

/* The collision with the unit vector w and the offsets a of the velocities. */
static inline __attribute__((always_inline)) void collide(law_t law, double *v, const uint32_t *a, const double *w) {
    if (law.q == 2) {
        double x = v[a[0]], y = v[a[1]];
        v[a[0]] = w[0] * x + w[1] * y;
        v[a[1]] = w[0] * y - w[1] * x;
    } else if (law.dimension == 3) {
        double dot = 0;
        for (int c = 0; c < 3; c++) dot += w[c] * (v[a[1] + c] - v[a[0] + c]);
        for (int c = 0; c < 3; c++) {
            v[a[0] + c] += dot * w[c];
            v[a[1] + c] -= dot * w[c];
        }
    } else {
        double dot = 0;
        for (int m = 0; m < law.order; m++) dot += w[m] * v[a[m]];
        for (int m = 0; m < law.order; m++) v[a[m]] -= 2 * dot * w[m];
    }
}

static inline double unit(void) { return (next() >> 11) * 0x1p-53; }

/* Marsaglia and Bray's polar method: two Gaussians. */
static void gaussians(double *x, double *y) {
    double a, b, r;
    do {
        a = 2 * unit() - 1;
        b = 2 * unit() - 1;
        r = a * a + b * b;
    } while (r >= 1 || r == 0);
    double f = sqrt(-2 * log(r) / r);
    *x = a * f;
    *y = b * f;
}

static inline __attribute__((always_inline)) void plain(law_t law, double *v, uint32_t n, long events) {
    for (long e = 0; e < events; e++) {
        uint32_t a[MOST];
        double w[MOST + 1];
        for (int m = 0; m < law.order; m++) {
            int again;
            do {
                a[m] = below(n) * law.dimension;
                again = 0;
                for (int p = 0; p < m; p++) again |= a[p] == a[m];
            } while (again);
        }
        if (law.q == 2) {
            sincos(2 * M_PI * unit(), w + 1, w);
        } else if (law.q == 3) {
            double z = 2 * unit() - 1, r = sqrt(1 - z * z);
            sincos(2 * M_PI * unit(), w + 1, w + 2);
            w[0] = z;
            w[1] *= r;
            w[2] *= r;
        } else {
            double square = 0;
            for (int c = 0; c < law.q; c += 2) gaussians(w + c, w + c + 1);
            for (int c = 0; c < law.q; c++) square += w[c] * w[c];
            for (int c = 0; c < law.q; c++) w[c] /= sqrt(square);
        }
        collide(law, v, a, w);
    }
}

static uint64_t bits[4 * BATCH];
static uint32_t chosen[MOST][BATCH];
static double vectors[MOST][BATCH], square[BATCH];

static inline __attribute__((always_inline)) void fill(int words) {
    uint64_t a = s0, b = s1;
    for (int k = 0; k < words; k++) {
        bits[k] = rotl(a + b, 17) + a;
        b ^= a;
        a = rotl(a, 49) ^ b ^ (b << 21);
        b = rotl(b, 28);
    }
    s0 = a;
    s1 = b;
}

/* Distinct tuples: two indices of a random number, a tuple with a repeated one is drawn again as a whole. */
static inline __attribute__((always_inline)) void tuples(law_t law, double *v, uint32_t n, int size) {
    int words = (law.order + 1) / 2;
    uint32_t reject = (uint32_t)((1ull << 32) % n);
    fill(words * size);
    for (int k = 0; k < size; k++) {
        uint32_t a[MOST + 1];
        int bad;
        const uint64_t *from = bits + words * k;
        uint64_t fresh[3];
        for (;;) {
            bad = 0;
            for (int m = 0; m < law.order; m++) {
                uint64_t x = (m % 2 ? from[m / 2] >> 32 : (uint32_t)from[m / 2]) * n;
                a[m] = x >> 32;
                bad |= (uint32_t)x < reject;
                for (int p = 0; p < m; p++) bad |= a[p] == a[m];
            }
            if (__builtin_expect(!bad, 1)) break;
            for (int m = 0; m < words; m++) fresh[m] = next();
            from = fresh;
        }
        for (int m = 0; m < law.order; m++) {
            chosen[m][k] = a[m] * law.dimension;
            __builtin_prefetch(v + chosen[m][k], 1);
        }
    }
}

/* Uniform on [-1,1). */
static inline __attribute__((always_inline)) void symmetric(double *out, int size) {
    fill(size);
    for (int k = 0; k < size; k++) out[k] = ((int64_t)bits[k] >> 11) * 0x1p-52;
}

/* Uniform directions of the plane, times the root of the square. */
static inline __attribute__((always_inline)) void directions(double *restrict cosine, double *restrict sine, int scaled, int size) {
    static double turn[BATCH];
    symmetric(turn, size);
    for (int k = 0; k < size; k++) {
        /* tan(pi u/8) = p/q by Pade 7/6; (q + ip)^8 normalised. */
        double x = turn[k] * (M_PI / 8), y = x * x;
        double p = x * (135135 + y * (-17325 + y * (378 - y)));
        double q = 135135 + y * (-62370 + y * (3150 - 28 * y));
        double p2 = 2 * p * q, q2 = q * q - p * p;
        double p4 = 2 * p2 * q2, q4 = q2 * q2 - p2 * p2;
        double pp = p4 * p4, qq = q4 * q4, scale = (scaled ? sqrt(square[k]) : 1) / (pp + qq);
        cosine[k] = (qq - pp) * scale;
        sine[k] = 2 * p4 * q4 * scale;
    }
}

/* Uniform points of the sphere of R^q: z uniform for q = 3; for q = 5 the median of three uniform numbers, and the square that is left shared uniformly between two planes. */
static inline __attribute__((always_inline)) void points(law_t law, int size) {
    if (law.q == 2) {
        directions(vectors[0], vectors[1], 0, size);
        return;
    }
    static double second[BATCH], third[BATCH], left[BATCH];
    symmetric(vectors[0], size);
    if (law.q == 3) {
        for (int k = 0; k < size; k++) square[k] = 1 - vectors[0][k] * vectors[0][k];
        directions(vectors[1], vectors[2], 1, size);
        return;
    }
    symmetric(second, size);
    symmetric(third, size);
    for (int k = 0; k < size; k++) {
        double a = vectors[0][k], b = second[k], c = third[k];
        double low = a < b ? a : b, high = a < b ? b : a;
        high = high < c ? high : c;
        vectors[0][k] = low < high ? high : low;
    }
    fill(size);
    for (int k = 0; k < size; k++) {
        double all = 1 - vectors[0][k] * vectors[0][k], share = (int64_t)(bits[k] >> 11) * 0x1p-53;
        square[k] = all * share;
        left[k] = all - square[k];
    }
    directions(vectors[1], vectors[2], 1, size);
    for (int k = 0; k < size; k++) square[k] = left[k];
    directions(vectors[3], vectors[4], 1, size);
}

static inline __attribute__((always_inline)) void tuned(law_t law, double *v, uint32_t n, long events) {
    for (long left = events; left > 0; left -= BATCH) {
        int size = left < BATCH ? (int)left : BATCH;
        tuples(law, v, n, size);
        points(law, size);
        for (int k = 0; k < size; k++) {
            uint32_t a[MOST];
            double w[MOST];
            for (int m = 0; m < law.order; m++) a[m] = chosen[m][k];
            for (int c = 0; c < law.q; c++) w[c] = vectors[c][k];
            collide(law, v, a, w);
        }
    }
}

/* One copy of the loops for each law. */
static void run(int law, int fast, double *v, uint32_t n, long events) {
    switch (2 * law + fast) {
        case 0: plain(laws[0], v, n, events); break;
        case 1: tuned(laws[0], v, n, events); break;
        case 2: plain(laws[1], v, n, events); break;
        case 3: tuned(laws[1], v, n, events); break;
        case 4: plain(laws[2], v, n, events); break;
        case 5: tuned(laws[2], v, n, events); break;
        case 6: plain(laws[3], v, n, events); break;
        default: tuned(laws[3], v, n, events);
    }
}

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + 1e-9 * t.tv_nsec;
}

static double energy(const double *v, size_t length) {
    double sum = 0;
    for (size_t i = 0; i < length; i++) sum += v[i] * v[i];
    return sum;
}

int main(int argc, char **argv) {
    int law = 0;
    while (argc == 5 && law < 4 && strcmp(laws[law].name, argv[1])) law++;
    if (argc != 5 || law == 4) {
        fprintf(stderr, "usage: collisions kac|binary-3d|symmetric-3|symmetric-5 N collisions repetitions\n");
        return 2;
    }
    double particles = atof(argv[2]);
    long events = (long)atof(argv[3]);
    int repetitions = atoi(argv[4]);
    if (!(particles >= laws[law].order && particles * laws[law].dimension < 0x1p32) || events < 1 || repetitions < 1) {
        fprintf(stderr, "collisions: N = %s, collisions = %s, repetitions = %s; use %d <= N < 1e9 and positive numbers\n", argv[2], argv[3], argv[4], laws[law].order);
        return 2;
    }
    uint32_t n = (uint32_t)particles;
    size_t length = (size_t)n * laws[law].dimension;
    double *v = NULL;
    if (posix_memalign((void **)&v, 1 << 21, sizeof(double) * length)) {
        fprintf(stderr, "collisions: no memory for N = %s\n", argv[2]);
        return 2;
    }
    madvise(v, sizeof(double) * length, MADV_HUGEPAGE);
    for (size_t i = 0; i < length; i++) v[i] = 2 * unit() - 1;
    double before = energy(v, length);
    run(law, 0, v, n, events / 4 + 1);
    run(law, 1, v, n, events / 4 + 1);
    for (int r = 0; r < repetitions; r++) {
        double t0 = seconds();
        run(law, 0, v, n, events);
        double t1 = seconds();
        run(law, 1, v, n, events);
        double t2 = seconds();
        printf("plain %.3f\ntuned %.3f\n", (t1 - t0) * 1e9 / events, (t2 - t1) * 1e9 / events);
    }
    double drift = energy(v, length) / before - 1;
    if (!(fabs(drift) < 1e-9)) {
        fprintf(stderr, "collisions: the energy has drifted by %g; the loop is wrong\n", drift);
        return 1;
    }
    free(v);
    return 0;
}
