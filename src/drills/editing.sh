#!/usr/bin/env bash
# Storms of editors, each on a fresh instance with the test pack:
#   editors       32 people change and publish one item for 60 s: no update is lost, no revision is missing
#   publications  32 publications of different items at once, 5 times: each version once, in the order of commits
#   kills         20 times kill -9 during 12 publications: what was acknowledged is there, and nothing is half there, in references and search neither
# Needs: a JDK, ./mvnw package -DskipTests, ports 8108 and 9108 free (or PORT, MANAGEMENT_PORT), some 100 MB in TMPDIR.
# Usage: src/drills/editing.sh [editors|publications|kills]...   (all three by default; ROUNDS=5 for fewer kills)
set -euo pipefail
cd "$(dirname "$0")/../.."
for storm in "${@:-editors publications kills}"; do
    for one in $storm; do
        java -cp target/classes src/drills/editing/Storm.java "$one"
    done
done
