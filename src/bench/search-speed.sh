#!/bin/sh
# Measures search, suggest and lookup over HTTP at 1, 8 and 32 clients, and search called in-process as the floor.
#
# The application first indexes its own content; then generated items take the index's place, and it is started again.
# Vectors are laid about some that the model made; each query's vector is made by the model.
#
# Needs: the packaged application and compiled tests (./mvnw package, without tests: -DskipTests), curl.
# Usage: src/bench/search-speed.sh ITEMS [vectors] [REQUESTS]      such as 100000, or 20000 vectors
set -eu
items=$1
vectors=${2:-words}
requests=${3:-3000}
cd "$(dirname "$0")/../.."
data=${BENCH_DATA:-$(mktemp -d)}
port=${BENCH_PORT:-8177}
test "$vectors" = vectors && semantic=true || semantic=false

start() {
    QUARKUS_HTTP_PORT=$port QUARKUS_MANAGEMENT_PORT=$((port + 1000)) QUARKUS_HTTP_ACCESS_LOG_ENABLED=false \
        CAVEAT_RATE_LIMIT_ADDRESS=100000000 \
        CAVEAT_DATA=$data CAVEAT_SEARCH_SEMANTIC=$1 \
        java -jar target/quarkus-app/quarkus-run.jar > "$data/bench.log" 2>&1 &
    application=$!
    until curl -fs "localhost:$port/v1/search?q=warm" > /dev/null; do
        kill -0 $application || { cat "$data/bench.log"; exit 1; }
        sleep 1
    done
}

stop() {
    kill $application
    wait $application || true
}

bench() {
    java -Xmx4g -cp "target/test-classes:target/classes:target/quarkus-app/lib/main/*:target/quarkus-app/lib/boot/*" \
        health.caveat.search.SearchBench "$@" 2> "$data/bench-errors.log" || { cat "$data/bench-errors.log"; exit 1; }
}

start false
stop
bench fill "$data" "$items" "$vectors"
began=$(date +%s%3N)
start $semantic
echo "started with the index that was there: $(($(date +%s%3N) - began)) ms until search answered"
test "$semantic" = false || sleep 10
if ! curl -fs "localhost:$port/v1/search?q=zolgensma&exact=true" | grep -q '"total":0'; then
    echo "the application threw the generated index away: is target/ of one build?"
    stop
    exit 1
fi
bench http "http://localhost:$port" "$requests"
echo "memory of the application: $(awk '/VmRSS/ {print int($2 / 1000)}' /proc/$application/status) MB resident"
stop
bench in-process "$data" "$requests" "$vectors"
test -n "${BENCH_DATA:-}" || rm -r "$data"
