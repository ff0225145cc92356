#!/bin/sh
# Records are signed with a new key. The public half of the old one stays in the
# store, so that what it signed can be checked for ever.
set -eu
cd "$(dirname "$0")"
. ./env.sh
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -outform DER |
  openssl pkcs8 -inform DER -topk8 -nocrypt -outform DER |
  openssl base64 -A | ./secret.sh RecordSigningKey
./refresh.sh
