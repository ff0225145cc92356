#!/bin/sh
# Lets the application that staff sign in to lead back to the app, and the app's identity vouch for it instead of a secret.
# A repeat changes nothing.
set -eu
cd "$(dirname "$0")"
. ./env.sh

back="$APP_URL/.auth/login/aad/callback"
leads_back=$(az ad app show --id "$ATOZ_STAFF_CLIENT_ID" --query "contains(web.redirectUris, '$back')" --output tsv)
if [ "$leads_back" != true ]; then
  az ad app update --id "$ATOZ_STAFF_CLIENT_ID" --web-redirect-uris "$back" --output none
fi
vouchers=$(az ad app federated-credential list --id "$ATOZ_STAFF_CLIENT_ID" --query "length([?name=='app'])" --output tsv)
if [ "$vouchers" = 0 ]; then
  credential=$(mktemp)
  trap 'rm -f "$credential"' EXIT
  printf '{"name":"app","issuer":"https://login.microsoftonline.com/%s/v2.0","subject":"%s","audiences":["api://AzureADTokenExchange"]}' \
    "$AZURE_TENANT_ID" "$APP_IDENTITY_PRINCIPAL_ID" >"$credential"
  az ad app federated-credential create --id "$ATOZ_STAFF_CLIENT_ID" --parameters "@$credential" --output none
fi
