#!/bin/sh
# After resources were made: keys that nobody has seen, and the way in for staff. A repeat changes nothing.
set -eu
cd "$(dirname "$0")"
. ./env.sh

./secret.sh -q LinkSigningKey || openssl rand -base64 48 | tr -d '\n' | ./secret.sh LinkSigningKey
./secret.sh -q RecordSigningKey ||
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -outform DER |
  openssl pkcs8 -inform DER -topk8 -nocrypt -outform DER |
  openssl base64 -A | ./secret.sh RecordSigningKey
if [ -n "${ATOZ_PAYMENT_SERVICE_URL:-}" ] && ! ./secret.sh -q PaymentServiceSecret; then
  echo 'The payment service has no secret yet:' >&2
  echo 'infra/azure/hooks/secret.sh PaymentServiceSecret <FILE, then infra/azure/hooks/refresh.sh' >&2
fi
if [ -n "${ATOZ_TRANSLATION_URL:-}" ] && ! ./secret.sh -q TranslationKey; then
  echo 'The translator has no key yet (any word, where it needs none):' >&2
  echo 'infra/azure/hooks/secret.sh TranslationKey <FILE, then infra/azure/hooks/refresh.sh' >&2
fi
./refresh.sh

if [ -n "${ATOZ_STAFF_CLIENT_ID:-}" ]; then
  # Instead of a client secret the app's identity vouches for it.
  az ad app update --id "$ATOZ_STAFF_CLIENT_ID" --web-redirect-uris "$APP_URL/.auth/login/aad/callback" --output none || exit 0
  if [ "$(az ad app federated-credential list --id "$ATOZ_STAFF_CLIENT_ID" --query "length([?name=='app'])" --output tsv)" = 0 ]; then
    credential=$(mktemp)
    trap 'rm -f "$credential"' EXIT
    printf '{"name":"app","issuer":"https://login.microsoftonline.com/%s/v2.0","subject":"%s","audiences":["api://AzureADTokenExchange"]}' \
      "$AZURE_TENANT_ID" "$APP_IDENTITY_PRINCIPAL_ID" >"$credential"
    az ad app federated-credential create --id "$ATOZ_STAFF_CLIENT_ID" --parameters "@$credential" --output none
  fi
fi
