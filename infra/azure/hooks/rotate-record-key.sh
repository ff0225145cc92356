#!/bin/sh
# Records are signed with a new key. The public half of the old one stays in the
# store, so that what it signed can be checked for ever.
# --revoke KEY, after a leak: what KEY (its id at /api/records/keys) says it signed from now on is not to be believed.
set -eu
cd "$(dirname "$0")"
. ./env.sh
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -outform DER |
  openssl pkcs8 -inform DER -topk8 -nocrypt -outform DER |
  openssl base64 -A | ./secret.sh RecordSigningKey
./refresh.sh

# Afterwards: an instance that still had the old key would not start.
if [ "${1:-}" = --revoke ]; then
  revoked="${ATOZ_RECORD_KEYS_REVOKED:+$ATOZ_RECORD_KEYS_REVOKED,}$2=$(date -u +%Y-%m-%dT%H:%M:%SZ)"
  azd env set ATOZ_RECORD_KEYS_REVOKED "$revoked"
  export ATOZ_RECORD_KEYS_REVOKED="$revoked"
  azd provision --no-prompt
  echo "Where GitHub deploys: set the variable ATOZ_RECORD_KEYS_REVOKED of the environment to '$revoked'" >&2
fi
