#!/usr/bin/env bash
# Uploads a file and prints its digest.
set -euo pipefail
[[ $# -eq 3 ]] || { echo "usage: [SUMMARIZER_API_KEY=...] clients/digest.sh SERVER FILE NAME" >&2; exit 2; }
server=$1 file=$2
LC_ALL=C # bytes, not characters
name=
for ((i = 0; i < ${#3}; i++)); do # percent-encoded; the slashes of a name are its own
  byte=${3:i:1}
  case $byte in
    [a-zA-Z0-9._~/-]) name+=$byte ;;
    *) printf -v byte '%%%02X' "'$byte"; name+=%${byte: -2} ;; # a byte over 7F may come as a negative number
  esac
done
key=(); [[ -z ${SUMMARIZER_API_KEY:-} ]] || key=(--header "x-api-key: $SUMMARIZER_API_KEY")
location=$(curl --silent --show-error --fail --globoff ${key[@]+"${key[@]}"} --upload-file "$file" --output /dev/null \
  --write-out '%header{location}' "$server/api/articles/$name")
curl --silent --show-error --fail ${key[@]+"${key[@]}"} "$server$location?wait=30"
