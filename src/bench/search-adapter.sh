#!/bin/sh
# Learns how to move the vectors of questions and texts, so that a question lies nearer to the phrases of what answers it, and then of what
# helps, than to those of other items, and writes src/main/resources/search/adapter-of-*.bin (decisions 26 and 28). The judged sets have no part in it.
#
# Needs: what ./mvnw verify needs, and Python with numpy. Takes some ten minutes: every phrase's vectors are made.
# Usage: src/bench/search-adapter.sh
set -eu
cd "$(dirname "$0")/../.."
vectors=$(mktemp)
trap 'rm -f "$vectors"' EXIT
./mvnw -B -q test -Dtest=SearchQualityTest#writesVectorsOfAllPhrases -Dcaveat.vectors="$vectors" > /dev/null
python3 src/bench/search-adapter.py "$vectors" src/main/resources/search
