"""Uploads a file and prints its digest."""

import json
import os
import sys
import urllib.parse
import urllib.request

if len(sys.argv) != 4:
    print("usage: [SUMMARIZER_API_KEY=...] python3 clients/digest.py SERVER FILE NAME", file=sys.stderr)
    sys.exit(2)
server, file, name = sys.argv[1:]
headers = {"x-api-key": os.environ["SUMMARIZER_API_KEY"]} if "SUMMARIZER_API_KEY" in os.environ else {}


def call(method, path, body=None):
    request = urllib.request.Request(server + path, data=body, method=method, headers=headers)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


with open(file, "rb") as article:
    upload = call("PUT", "/api/articles/" + urllib.parse.quote(name), article.read())
digest = call("GET", upload["links"]["self"] + "?wait=30")
print(json.dumps(digest))
