#!/bin/sh
# Lets the app hear what became of its mails. Event Grid asks the app whether it wants this, so it has to run:
# the first start takes a while.
set -eu
[ $# -eq 0 ] || { echo "mail-reports.sh takes no arguments." >&2; exit 2; }
cd "$(dirname "$0")/.."
. hooks/env.sh
for attempt in 1 2 3 4 5 6 7 8; do
  if az deployment group create --subscription "$AZURE_SUBSCRIPTION_ID" --resource-group "$AZURE_RESOURCE_GROUP" \
    --name mail-reports --template-file after/mailReports.bicep \
    --parameters appName="$APP_NAME" topicName="$MAIL_TOPIC_NAME" --output none; then
    exit 0
  fi
  echo "Attempt $attempt: the app does not answer yet." >&2
  sleep 20
done
echo 'Bounced mails are not reported: see "Mail" in docs/operations.md, and run infra/azure/hooks/mail-reports.sh again.' >&2
exit 1
