#!/bin/sh
# The collisions of four laws, Java beside C, one thread each: medians in nanoseconds and ratios. Run from anywhere; needs gcc, mvn, a JDK, python3.
# Usage: run.sh [N ..]      default 1e3 1e5 1e6 1e7
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
cd "$here"
[ $# -gt 0 ] || set -- 1000 100000 1000000 10000000
laws="kac binary-3d symmetric-3 symmetric-5"
mkdir -p target/bench
gcc -O3 -march=native -o target/bench/collisions src/bench/collisions.c -lm
numbers=$(for n in "$@"; do printf '%.0f\n' "$n"; done | paste -sd,)
mvn -q -Pbench -DskipTests verify \
    -Djmh.args="CollisionBenchmark -p law=$(echo $laws | tr ' ' ,) -p particles=$numbers -rf json -rff target/bench/java.json"
printf '%12s %10s %8s %8s %8s %12s %12s\n' law N plain tuned java plain/java tuned/java
for law in $laws; do
    for n in $(echo "$numbers" | tr , ' '); do
        target/bench/collisions "$law" "$n" 1e7 9 > target/bench/c.txt
        median() { grep "^$1" target/bench/c.txt | cut -d' ' -f2 | sort -g | sed -n 5p; }
        java=$(python3 -c 'import json, statistics, sys
for run in json.load(open("target/bench/java.json")):
    if [run["params"]["law"], run["params"]["particles"]] == sys.argv[1:]:
        print(statistics.median(run["primaryMetric"]["rawData"][0]))' "$law" "$n")
        echo "$law $n $(median plain) $(median tuned) $java" |
            awk '{ printf "%12s %10s %8.2f %8.2f %8.2f %12.2f %12.2f\n", $1, $2, $3, $4, $5, $3 / $5, $4 / $5 }'
    done
done
