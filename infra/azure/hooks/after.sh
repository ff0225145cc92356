#!/bin/sh
# After resources were made: keys that nobody has seen, and the way in for staff. A repeat changes nothing.
set -eu
cd "$(dirname "$0")"
. ./env.sh

# Where it cannot be told which there are, this ends here: a new key over the one in force would close every link.
names=$(./secret.sh -l)
is_kept() { printf '%s\n' "$names" | grep -qxF "$1"; }

is_kept LinkSigningKey || openssl rand -base64 48 | tr -d '\n' | ./secret.sh LinkSigningKey
is_kept RecordSigningKey ||
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -outform DER |
  openssl pkcs8 -inform DER -topk8 -nocrypt -outform DER |
  openssl base64 -A | ./secret.sh RecordSigningKey
if [ -n "${ATOZ_PAYMENT_SERVICE_URL:-}" ] && ! is_kept PaymentServiceSecret; then
  echo 'The payment service has no secret yet:' >&2
  echo 'infra/azure/hooks/secret.sh PaymentServiceSecret <FILE, then infra/azure/hooks/refresh.sh' >&2
fi
if [ -n "${ATOZ_TRANSLATION_URL:-}" ] && ! is_kept TranslationKey; then
  echo 'The translator has no key yet (any word, where it needs none):' >&2
  echo 'infra/azure/hooks/secret.sh TranslationKey <FILE, then infra/azure/hooks/refresh.sh' >&2
fi
./refresh.sh

if [ -n "${ATOZ_STAFF_CLIENT_ID:-}" ]; then
  # Whoever provisions need not be allowed to change applications.
  ./staff-sign-in.sh || {
    echo 'The sign-in of staff could not be looked after. Whoever may change its application runs:' >&2
    echo 'infra/azure/hooks/staff-sign-in.sh' >&2
  }
fi
