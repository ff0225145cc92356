#!/bin/sh
# Lets the application that staff sign in to lead back to the app, and the app's identity vouch for it instead of a secret.
# A repeat changes nothing.
set -eu
[ $# -eq 0 ] || { echo "staff-sign-in.sh takes no arguments." >&2; exit 2; }
cd "$(dirname "$0")"
. ./env.sh

back="$APP_URL/.auth/login/aad/callback"
leads_back=$(az ad app show --id "$ATOZ_STAFF_CLIENT_ID" --query "contains(web.redirectUris, '$back')" --output tsv)
if [ "$leads_back" != true ]; then
  az ad app update --id "$ATOZ_STAFF_CLIENT_ID" --web-redirect-uris "$back" --output none
fi
# The identity of an app that was made anew is another one.
vouches=$(az ad app federated-credential list --id "$ATOZ_STAFF_CLIENT_ID" --query "[?name=='app'].subject | [0]" --output tsv)
if [ "$vouches" != "$APP_IDENTITY_PRINCIPAL_ID" ]; then
  trust=$(printf '"issuer":"https://login.microsoftonline.com/%s/v2.0","subject":"%s","audiences":["api://AzureADTokenExchange"]' \
    "$AZURE_TENANT_ID" "$APP_IDENTITY_PRINCIPAL_ID")
  credential=$(mktemp)
  trap 'rm -f "$credential"' EXIT
  if [ -z "$vouches" ]; then
    printf '{"name":"app",%s}' "$trust" >"$credential"
    az ad app federated-credential create --id "$ATOZ_STAFF_CLIENT_ID" --parameters "@$credential" --output none
  else
    printf '{%s}' "$trust" >"$credential"
    az ad app federated-credential update --id "$ATOZ_STAFF_CLIENT_ID" --federated-credential-id app --parameters "@$credential" --output none
  fi
fi
