#!/usr/bin/env bash
# Asks a running Caveat, with the built-in content, wrong and awkward requests and conditional ones (RFC 9110, section 13),
# each by two clients that know nothing of each other: curl and Node's own HTTP. Prints each answer; fails where one is not
# as it must be or the two differ.
# Needs Node 20 and curl.
#   src/drills/http.sh [http://localhost:8080]
set -euo pipefail
node "$(dirname "$0")/http/ask.mjs" "${1:-http://localhost:8080}"
