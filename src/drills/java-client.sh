#!/usr/bin/env bash
# Generates a Java client from the OpenAPI document of a running Caveat, compiles it, and reads every resource with it.
# Needs a JDK and a Maven.
#   src/drills/java-client.sh [http://localhost:8080]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
base=${1:-http://localhost:8080}
maven=$(command -v mvn || echo "$here/../../mvnw")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"$maven" -B -q dependency:copy -Dartifact=org.openapitools:openapi-generator-cli:7.25.0 -DoutputDirectory="$work"
curl -fsS "$base/q/openapi" -o openapi.yaml
java -jar openapi-generator-cli-7.25.0.jar generate -i openapi.yaml -g java --library native -o client \
    --additional-properties=apiPackage=client.api,modelPackage=client.model,invokerPackage=client,openApiNullable=false \
    >generator.log 2>&1 || { tail -20 generator.log; exit 1; }
cp "$here/java-client/Read.java" client/src/main/java/Read.java
cd client
"$maven" -B -q package -DskipTests -Dmaven.javadoc.skip=true
"$maven" -B -q dependency:copy-dependencies -DoutputDirectory=lib
java -cp "target/classes:lib/*" Read "$base"
