#!/usr/bin/env bash
# Writes the stores of src/test/resources/written anew, each by its own framework. Needs Node, npm, psql and pg_dump, and
# a server of no importance, not newer than pg_dump:   write.sh HOST PORT USER
set -euo pipefail
cd "$(dirname "$0")"
host=$1 port=$2 user=$3
target=../../resources/written
mkdir -p "$target"
npm install --no-audit --no-fund --silent
for framework in message-db emmett castore; do
    # Of Message DB the table without its functions; of Emmett, which has no licence, the rows alone.
    case $framework in
    message-db) tables=(--table=message_store.messages) ;;
    emmett) tables=(--data-only --load-via-partition-root --table='emt_messages*' --table='emt_streams*') ;;
    *) tables=() ;;
    esac
    database=written_${framework//-/_}
    url=postgresql://$user@$host:$port/$database
    psql -qX -h "$host" -p "$port" -U "$user" postgres -c "DROP DATABASE IF EXISTS $database"
    if [ "$framework" = message-db ]; then
        PGHOST=$host PGPORT=$port PGUSER=$user DATABASE_NAME=$database CREATE_DATABASE=on \
            bash node_modules/@eventide/message-db/database/install.sh >/dev/null
    else
        psql -qX -h "$host" -p "$port" -U "$user" postgres -c "CREATE DATABASE $database"
    fi
    node write.mjs "$framework" "$url" > "$target/$framework.jsonl"
    pg_dump --column-inserts --no-owner --no-privileges "${tables[@]}" -h "$host" -p "$port" -U "$user" "$database" |
        grep -vE '^(\\|SET |SELECT pg_catalog|--|$|CREATE INDEX .*category)' > "$target/$framework.sql"
done
