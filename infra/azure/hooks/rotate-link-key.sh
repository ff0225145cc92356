#!/bin/sh
# New links are signed with a new key; those that were sent go on opening.
# --withdraw, after a leak: the old key opens nothing any more, and its links say how to get a new one. Without it the key before last is
# withdrawn, so wait until its links have expired.
set -eu
cd "$(dirname "$0")"
. ./env.sh
before=
if [ "${1:-}" != --withdraw ]; then
  group="https://management.azure.com/subscriptions/$AZURE_SUBSCRIPTION_ID/resourceGroups/$AZURE_RESOURCE_GROUP"
  secret="$group/providers/Microsoft.KeyVault/vaults/$KEY_VAULT_NAME/secrets/LinkSigningKey"
  before=$(az rest --method get --url "$secret?api-version=2026-02-01" --query properties.secretUriWithVersion --output tsv)
fi

# First the old one as the one before, so that at no moment an instance knows only the new one.
azd env set ATOZ_PREVIOUS_LINK_KEY_URI "$before"
export ATOZ_PREVIOUS_LINK_KEY_URI="$before"
azd provision --no-prompt
openssl rand -base64 48 | tr -d '\n' | ./secret.sh LinkSigningKey
./refresh.sh
echo "Where GitHub deploys: set the variable ATOZ_PREVIOUS_LINK_KEY_URI of the environment to '$before'" >&2
