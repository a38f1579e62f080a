#!/usr/bin/env bash
# Makes the start archive of a built application, with which it starts faster. It runs the application
# once, reads a page of each kind, and stops it. The archive fits this build and this Java only, and a start from the
# same folder: it holds paths as they were named here.
#
#     ./mvnw package -Dquarkus.package.jar.type=aot-jar
#     docker/archive.sh target/quarkus-app
#     java -XX:AOTCache=target/quarkus-app/app.aot -jar target/quarkus-app/quarkus-run.jar            # JDK 25 or newer
#     java -XX:SharedArchiveFile=target/quarkus-app/app.jsa -jar target/quarkus-app/quarkus-run.jar   # JDK 17
#
# JAVA names the Java (java). CAVEAT_DB_URL and the like name its database; else the embedded one runs in a new folder.
set -euo pipefail
app=${1:?usage: $0 path/to/quarkus-app}
java=${JAVA:-java}
port=${PORT:-8199}
version=$("$java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p')
if [ "$version" -ge 25 ]; then
    archive=$app/app.aot
    option=-XX:AOTCacheOutput=$archive
else
    archive=$app/app.jsa
    option=-XX:ArchiveClassesAtExit=$archive
fi
rm -f "$archive"
data=$(mktemp -d)
log=$(mktemp)
trap 'rm -rf "$data" "$log"' EXIT
CAVEAT_DATA=$data QUARKUS_HTTP_PORT=$port QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_MANAGEMENT_PORT=0 \
    "$java" "$option" -jar "$app/quarkus-run.jar" >"$log" 2>&1 &
pid=$!
ask() {
    exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
    printf 'GET %s HTTP/1.0\r\nAccept-Encoding: gzip\r\n\r\n' "$1" >&3
    cat <&3 >/dev/null
    exec 3<&-
}
until ask /v1 2>/dev/null; do
    kill -0 $pid || { cat "$log"; exit 1; }
    sleep 0.5
done
for path in topics risks therapies findings articles sources interactions comparisons experiences open-questions events terms; do
    ask "/v1/$path"
    ask "/v1/$path?size=1&lang=de"
done
ask /v1/stats
ask '/v1/changes?size=5'
ask '/v1/snapshot.ndjson.gz?kind=term'
ask /v1/risks/no-such-risk
kill $pid
wait $pid || true
[ -s "$archive" ] || { tail -5 "$log"; exit 1; }
ls -l "$archive"
