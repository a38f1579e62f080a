#!/bin/sh
# Learns how to move the vectors of questions and texts, so that a phrase by which an item is found lies nearer to the other phrases of
# that item than to those of others, and writes src/main/resources/search/adapter-of-*.bin (decision 26). The judged sets have no part in it.
#
# Needs: what ./mvnw verify needs, and Python with numpy. Takes some ten minutes: every phrase's vectors are made.
# Usage: src/bench/search-adapter.sh
set -eu
cd "$(dirname "$0")/../.."
vectors=$(mktemp)
trap 'rm -f "$vectors"' EXIT
./mvnw -B -q test -Dtest=SearchQualityTest#writesVectorsOfAllPhrases -Dcaveat.vectors="$vectors" > /dev/null
python3 src/bench/search-adapter.py "$vectors" src/main/resources/search
