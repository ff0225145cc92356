#!/bin/sh
set -eu
cd "$(dirname "$0")"

usage() {
  cat <<'TEXT'
rotate-record-key.sh                records are signed with a new key; what the old one signed can be checked for ever
rotate-record-key.sh --revoke KEY   after a leak: and what KEY, an id at /api/records/keys, says it signed from now on is not to be believed
TEXT
}
refuse() { echo "$1" >&2; usage >&2; exit 2; }

# An ordinary rotation in place of a revocation that was misspelled would leave a leaked key believed.
case "$# $*" in
  '0 ') ;;
  '1 --help' | '1 -h') usage; exit ;;
  '1 --revoke') refuse "'--revoke' needs the id of a key." ;;
  '2 --revoke '*) [ ${#2} -eq 43 ] && [ -z "$(printf '%s' "$2" | tr -d 'A-Za-z0-9_-')" ] || refuse "'$2' is not the id of a key." ;;
  *) refuse "'$*' is not understood." ;;
esac

. ./env.sh
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -outform DER |
  openssl pkcs8 -inform DER -topk8 -nocrypt -outform DER |
  openssl base64 -A | ./secret.sh RecordSigningKey
./refresh.sh

# Afterwards: an instance that still had the old key would not start.
if [ $# -eq 2 ]; then
  revoked="${ATOZ_RECORD_KEYS_REVOKED:+$ATOZ_RECORD_KEYS_REVOKED,}$2=$(date -u +%Y-%m-%dT%H:%M:%SZ)"
  azd env set ATOZ_RECORD_KEYS_REVOKED "$revoked"
  export ATOZ_RECORD_KEYS_REVOKED="$revoked"
  azd provision --no-prompt
  echo "Where GitHub deploys: set the variable ATOZ_RECORD_KEYS_REVOKED of the environment to '$revoked'" >&2
fi
