#!/bin/sh
# KARTA_URL, KARTA_ID and KARTA_SECRET come from the office.
set -eu
token=$(curl -sSf -u "$KARTA_ID:$KARTA_SECRET" -d grant_type=client_credentials "$KARTA_URL/oauth/token" |
  sed 's/.*"access_token":"\([^"]*\)".*/\1/')
curl -sSf -H "Authorization: Bearer $token" -H 'Content-Type: application/json' \
  -d '{"number":"TEST-0001"}' "$KARTA_URL/card-status"
echo
curl -sSf --compressed -H "Authorization: Bearer $token" -H 'Accept: text/csv' "$KARTA_URL/card-lists/black"
