#!/usr/bin/env bash
# Writes the stores of src/test/resources/written that frameworks for the JVM write, each by its own framework. Needs
# Maven, a JDK 21 or later, psql and pg_dump, and a server of no importance, not newer than pg_dump:   write.sh HOST PORT USER
set -euo pipefail
cd "$(dirname "$0")"
host=$1 port=$2 user=$3
target=../../resources/written
mvn -q compile dependency:copy-dependencies
write() {
    layout=$1 class=$2 database=written_${1//-/_}
    psql -qX -h "$host" -p "$port" -U "$user" postgres -c "DROP DATABASE IF EXISTS $database" -c "CREATE DATABASE $database"
    java -cp "target/classes:target/dependency/*" "$class" "jdbc:postgresql://$host:$port/$database?user=$user" \
        > "$target/$layout.jsonl"
    {
        pg_dump --column-inserts --no-blobs --no-owner --no-privileges -h "$host" -p "$port" -U "$user" "$database" |
            grep -vE '^(\\|SET |SELECT pg_catalog|--|$)'
        psql -qXAt -h "$host" -p "$port" -U "$user" "$database" -c \
            "SELECT format('SELECT lo_from_bytea(%s, %L);', oid, lo_get(oid)) FROM pg_largeobject_metadata ORDER BY oid"
    } > "$target/$layout.sql"
}
write axon5-jpa AxonStore
write pekko-jdbc PekkoStore
