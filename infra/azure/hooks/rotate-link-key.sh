#!/bin/sh
set -eu
cd "$(dirname "$0")"

usage() {
  cat <<'TEXT'
rotate-link-key.sh              new links are signed with a new key; those that were sent go on opening. The key before last is withdrawn:
                                wait until its links have expired
rotate-link-key.sh --withdraw   after a leak: the old key opens nothing any more, and its links say how to get a new one
TEXT
}

# An ordinary rotation in place of a withdrawal that was misspelled would leave a leaked key in force.
case "$# $*" in
  '0 ' | '1 --withdraw') ;;
  '1 --help' | '1 -h') usage; exit ;;
  *) echo "'$*' is not understood." >&2; usage >&2; exit 2 ;;
esac

. ./env.sh
before=
if [ $# -eq 0 ]; then
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
