#!/bin/sh
# Prints how well search ranks: nDCG@10, recall of the best grade in the first ten, MRR, and recall and nDCG@10 when each
# question has one random edit (seeded); with everything, without each feature, and as BM25 alone.
#
# Sets: tuning (to tune on), sealed (run it at the end and never look into it), or a folder with a corpus of your own:
#   documents.jsonl   {"id": "…", "title": "…", "names": ["…"], "body": "…"}
#   queries.jsonl     {"id": "…", "text": "…"}
#   judgements.jsonl  {"query": "id", "document": "id", "grade": 0 to 2}
#
# Needs: what ./mvnw verify needs. Takes some minutes: every item's vector is made.
# Usage: src/bench/search-quality.sh [tuning|sealed|FOLDER] [each]    "each" prints every question, but not of the sealed set
set -eu
cd "$(dirname "$0")/../.."
each=false
test "${2:-}" = each && each=true
./mvnw -B -q test -Dtest=SearchQualityTest#printsAllFigures -Dcaveat.quality="${1:-tuning}" -Dcaveat.quality.each=$each |
    grep -v -E '^[0-9]{4}-|^ ?--|^ ?-/|^--|^\[WARN'
