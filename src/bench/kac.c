/*
 * Kac's process (3.5) with a uniform angle, by hand, as the measure of the sampler: nanoseconds per collision of one thread.
 *
 *   plain: one collision at a time, two indices, the angle by sincos of the mathematics library
 *   tuned: a batch of pairs drawn ahead and prefetched, directions by a polynomial in a loop that the compiler vectorises
 *
 * Usage: kac N collisions repetitions    prints "plain <ns>" and "tuned <ns>" for each repetition
 */
#define _GNU_SOURCE
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
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

static void plain(double *v, uint32_t n, long events) {
    for (long e = 0; e < events; e++) {
        uint32_t i = below(n), j = below(n - 1);
        j += j >= i;
        double theta = 2 * M_PI * ((next() >> 11) * 0x1p-53), c, s;
        sincos(theta, &s, &c);
        double x = v[i], y = v[j];
        v[i] = c * x + s * y;
        v[j] = c * y - s * x;
    }
}

enum { BATCH = 256 };

static void tuned(double *v, uint32_t n, long events) {
    static uint32_t first[BATCH], second[BATCH];
    static double turn[BATCH], cosine[BATCH], sine[BATCH];
    uint64_t reject1 = (1ull << 32) % n, reject2 = (1ull << 32) % (n - 1);
    for (long left = events; left > 0; left -= BATCH) {
        int size = left < BATCH ? (int)left : BATCH;
        for (int k = 0; k < size; k++) {
            uint64_t r, x, y;
            do {
                r = next();
                x = (r >> 32) * n;
                y = (uint32_t)r * (uint64_t)(n - 1);
            } while ((uint32_t)x < reject1 || (uint32_t)y < reject2);
            uint32_t i = x >> 32, j = y >> 32;
            j += j >= i;
            first[k] = i;
            second[k] = j;
            __builtin_prefetch(v + i, 1);
            __builtin_prefetch(v + j, 1);
        }
        for (int k = 0; k < size; k++) turn[k] = ((int64_t)next() >> 11) * 0x1p-52;
        for (int k = 0; k < size; k++) {
            /* tan(pi u/8) = p/q by Pade 7/6; (q + ip)^8 normalised. */
            double x = turn[k] * (M_PI / 8), y = x * x;
            double p = x * (135135 + y * (-17325 + y * (378 - y)));
            double q = 135135 + y * (-62370 + y * (3150 - 28 * y));
            double p2 = 2 * p * q, q2 = q * q - p * p;
            double p4 = 2 * p2 * q2, q4 = q2 * q2 - p2 * p2;
            double pp = p4 * p4, qq = q4 * q4, scale = 1 / (pp + qq);
            cosine[k] = (qq - pp) * scale;
            sine[k] = 2 * p4 * q4 * scale;
        }
        for (int k = 0; k < size; k++) {
            uint32_t i = first[k], j = second[k];
            double x = v[i], y = v[j];
            v[i] = cosine[k] * x + sine[k] * y;
            v[j] = cosine[k] * y - sine[k] * x;
        }
    }
}

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + 1e-9 * t.tv_nsec;
}

static double energy(const double *v, uint32_t n) {
    double sum = 0;
    for (uint32_t i = 0; i < n; i++) sum += v[i] * v[i];
    return sum;
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fprintf(stderr, "usage: kac N collisions repetitions\n");
        return 2;
    }
    uint32_t n = (uint32_t)atof(argv[1]);
    long events = (long)atof(argv[2]);
    int repetitions = atoi(argv[3]);
    if (n < 2 || events < 1 || repetitions < 1) {
        fprintf(stderr, "kac: N = %s, collisions = %s, repetitions = %s; use N >= 2 and positive numbers\n", argv[1], argv[2], argv[3]);
        return 2;
    }
    double *v = NULL;
    if (posix_memalign((void **)&v, 1 << 21, sizeof(double) * n)) {
        fprintf(stderr, "kac: no memory for N = %s\n", argv[1]);
        return 2;
    }
    madvise(v, sizeof(double) * n, MADV_HUGEPAGE);
    for (uint32_t i = 0; i < n; i++) v[i] = (next() >> 11) * 0x1p-52 - 1;
    double before = energy(v, n);
    plain(v, n, events / 4 + 1);
    tuned(v, n, events / 4 + 1);
    for (int r = 0; r < repetitions; r++) {
        double t0 = seconds();
        plain(v, n, events);
        double t1 = seconds();
        tuned(v, n, events);
        double t2 = seconds();
        printf("plain %.3f\ntuned %.3f\n", (t1 - t0) * 1e9 / events, (t2 - t1) * 1e9 / events);
    }
    double drift = energy(v, n) / before - 1;
    if (!(fabs(drift) < 1e-9)) {
        fprintf(stderr, "kac: the energy has drifted by %g; the loop is wrong\n", drift);
        return 1;
    }
    free(v);
    return 0;
}
