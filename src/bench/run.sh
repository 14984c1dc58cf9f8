#!/bin/sh
# Kac collisions, Java beside C, one thread each: medians in nanoseconds and ratios. Run from anywhere; needs gcc, mvn, a JDK.
# Usage: run.sh [N ..]      default 1e3 1e5 1e6 1e7
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
cd "$here"
[ $# -gt 0 ] || set -- 1000 100000 1000000 10000000
mkdir -p target/bench
gcc -O3 -march=native -o target/bench/kac src/bench/kac.c -lm
numbers=$(for n in "$@"; do printf '%.0f\n' "$n"; done | paste -sd,)
mvn -q -Pbench -DskipTests verify -Djmh.args="CollisionBenchmark -p law=kac -p particles=$numbers -rf csv -rff target/bench/java.csv"
printf '%10s %10s %10s %10s %12s %12s\n' N plain tuned java plain/java tuned/java
for n in $(echo "$numbers" | tr , ' '); do
    target/bench/kac "$n" 2e7 9 > target/bench/c.txt
    median() { grep "^$1" target/bench/c.txt | cut -d' ' -f2 | sort -g | sed -n 5p; }
    java=$(tr -d '\r' < target/bench/java.csv | awk -F, -v n="$n" 'NR == 1 { for (i = 1; i <= NF; i++) { gsub(/"/, "", $i); if ($i == "Score") s = i; if ($i ~ /particles/) p = i } } NR > 1 && $p == n { print $s }')
    printf '%10s %10s %10s %10.2f %12.2f %12.2f\n' "$n" "$(median plain)" "$(median tuned)" "$java" \
        "$(echo "$(median plain) $java" | awk '{ print $1 / $2 }')" "$(echo "$(median tuned) $java" | awk '{ print $1 / $2 }')"
done
