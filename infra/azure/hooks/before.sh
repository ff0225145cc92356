#!/bin/sh
# Before resources are made: what a template cannot do for itself.
set -eu
cd "$(dirname "$0")"

: "${AZURE_SUBSCRIPTION_ID:?is not chosen yet: begin with azd up, or azd env set AZURE_SUBSCRIPTION_ID …}"
az account show --output none || { echo "Sign in to Azure's command line first: az login" >&2; exit 1; }
group="rg-atoz-$AZURE_ENV_NAME"

# A subnet is lent to the app under this name, which no resource of the template carries.
az provider register --namespace Microsoft.App --subscription "$AZURE_SUBSCRIPTION_ID" --wait --output none

# The disk of the database grows by itself, and never becomes smaller: a template that asks for what it was at first is refused.
disk=$(az postgres flexible-server list --subscription "$AZURE_SUBSCRIPTION_ID" --output tsv \
  --query "max([?tags.\"azd-env-name\"=='$AZURE_ENV_NAME' || name=='${ATOZ_DATABASE_SERVER:-}'].storage.storageSizeGb)")
[ -z "$disk" ] || azd env set ATOZ_DATABASE_STORAGE_GB "$disk"

there=$(az group exists --subscription "$AZURE_SUBSCRIPTION_ID" --name "$group" --output tsv)

# How long a vault keeps what was deleted, backups in a second region, copies in several zones: Azure takes each once, and would refuse half way.
stage=
[ "$there" != true ] || stage=$(az group show --subscription "$AZURE_SUBSCRIPTION_ID" --name "$group" --query tags.stage --output tsv)
if [ "${stage:-${ATOZ_STAGE:-dev}}" != "${ATOZ_STAGE:-dev}" ]; then
  echo "$group is there as '$stage' and cannot become '${ATOZ_STAGE:-dev}': take another environment (azd env new)." >&2
  exit 1
fi

# A vault that 'azd down' left keeps its name until it is purged, and one that nobody may purge for 90 days: it is taken back, with its keys.
# Azure refuses to take back one that is there.
recover=false
vaults=0
[ "$there" != true ] ||
  vaults=$(az keyvault list --subscription "$AZURE_SUBSCRIPTION_ID" --resource-group "$group" --query 'length(@)' --output tsv)
if [ "$vaults" = 0 ]; then
  left=$(az keyvault list-deleted --subscription "$AZURE_SUBSCRIPTION_ID" --resource-type vault --output tsv \
    --query "length([?properties.location=='$AZURE_LOCATION' && contains(properties.vaultId, '/resourceGroups/$group/')])")
  [ "$left" = 0 ] || recover=true
fi
azd env set ATOZ_VAULT_RECOVER "$recover"

# The rule that cuts parties' links off what is logged. A template that does not name it lets the workspace go on without it, until it is named again.
rule=
[ "$there" != true ] ||
  rule=$(az resource list --subscription "$AZURE_SUBSCRIPTION_ID" --resource-group "$group" \
    --resource-type Microsoft.Insights/dataCollectionRules --query "[?kind=='WorkspaceTransforms'].id | [0]" --output tsv)
azd env set ATOZ_LOG_RULE "$rule"

# A budget keeps the month in which it began, and a new one begins in this month: Azure refuses anything else.
began=
if [ "${ATOZ_BUDGET:-}" != 0 ] && [ "$there" = true ]; then
  scope="https://management.azure.com/subscriptions/$AZURE_SUBSCRIPTION_ID/resourceGroups/$group"
  began=$(az rest --method get --url "$scope/providers/Microsoft.Consumption/budgets?api-version=2023-11-01" --output tsv \
    --query "value[?name=='atoz'].properties.timePeriod.startDate | [0]")
fi
azd env set ATOZ_BUDGET_START "$(printf '%.7s' "${began:-$(date -u +%Y-%m)}")"

# Staff sign in to an application of the directory. Who may not make one goes on without: ask an administrator for it, then
# 'azd env set ATOZ_STAFF_CLIENT_ID …' and 'azd provision'.
if [ -z "${ATOZ_STAFF_CLIENT_ID:-}" ]; then
  if id=$(./staff-application.sh "$AZURE_ENV_NAME"); then
    azd env set ATOZ_STAFF_CLIENT_ID "$id"
  else
    echo 'No application for the sign-in of staff could be made: the desks stay closed (docs/operations.md, "Staff").' >&2
  fi
fi
