#!/usr/bin/env bash
# Uploads a file and prints its digest. usage: SUMMARIZER_KEY=... clients/digest.sh SERVER FILE NAME
set -euo pipefail
server=$1 file=$2 name=$3
key=(); [[ -z ${SUMMARIZER_KEY:-} ]] || key=(--header "x-api-key: $SUMMARIZER_KEY")
location=$(curl --silent --show-error --fail "${key[@]}" --upload-file "$file" --output /dev/null \
  --write-out '%header{location}' "$server/api/articles/$name")
curl --silent --show-error --fail "${key[@]}" "$server$location?wait=30"
