#!/usr/bin/env bash
# Three nodes behind nginx, on one PostgreSQL, asked for a long time at half of the rate that is possible, while an item is
# published every second, a node is killed every two minutes, and PostgreSQL is restarted twice. Every answer is checked
# against what was published, and memory is watched. Fails where one answer is wrong.
#
#     src/drills/soak.sh target/quarkus-app/quarkus-run.jar [minutes, 30] [seconds between kills, 120]
#
# Needs nginx, wrk, python3 and PostgreSQL's programs (PG_BIN, else the newest under /usr/lib/postgresql); as root these run
# as the user postgres. JAVA names the Java, HEAP its heap (-Xmx160m). Ports: PORT (8190) and the nine after it, and the same
# plus 1000.
set -eu
HEAP=${HEAP:--Xmx160m} APP=$(dirname "${1:?usage: $0 path/to/quarkus-run.jar [minutes] [seconds between kills]}") \
    exec python3 -u "$(dirname "$0")/soak/soak.py" "${2:-30}" "${3:-120}"
