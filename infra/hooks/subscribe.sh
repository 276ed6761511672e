#!/usr/bin/env bash
# Subscribes the function SummarizeArticle to the uploads of the storage account. azd runs it after each deployment; it
# may be run again at any time: the subscription is replaced by an equal one.
#
# It is not part of the Bicep files because the address to call holds a key that the host makes when it first runs.
set -euo pipefail

: "${AZURE_SUBSCRIPTION_ID:?is set by azd}" "${AZURE_RESOURCE_GROUP:?}" "${AZURE_FUNCTION_APP_NAME:?}"
: "${AZURE_STORAGE_ACCOUNT_NAME:?}" "${AZURE_EVENT_TOPIC_NAME:?}" "${AZURE_DEAD_LETTER_CONTAINER:?}" "${SERVICE_API_URI:?}"

subscription=summarize-article
function=SummarizeArticle
attempts=30
pause=10

command -v az >/dev/null || { echo "The Azure CLI is needed: https://aka.ms/azure-cli" >&2; exit 1; }

group="/subscriptions/$AZURE_SUBSCRIPTION_ID/resourceGroups/$AZURE_RESOURCE_GROUP"
address="https://management.azure.com$group/providers/Microsoft.EventGrid/systemTopics/$AZURE_EVENT_TOPIC_NAME/eventSubscriptions/$subscription?api-version=2022-06-15"

echo "Waiting for the host to make its key ..."
key=""
answer=""
for ((attempt = 0; attempt < attempts; attempt++)); do
  # A request starts an app that has gone to sleep. In a private network the app answers 403 to most addresses, which does
  # not matter: the key comes from the host through Azure Resource Manager.
  answer=$(curl --silent --output /dev/null --write-out '%{http_code}' --max-time 30 "$SERVICE_API_URI/api/health/live" || true)
  key=$(az functionapp keys list --subscription "$AZURE_SUBSCRIPTION_ID" --resource-group "$AZURE_RESOURCE_GROUP" \
    --name "$AZURE_FUNCTION_APP_NAME" --query systemKeys.blobs_extension --output tsv 2>/dev/null || true)
  [[ -n $key && $key != None ]] && break
  key=""
  sleep "$pause"
done
if [[ -z $key ]]; then
  [[ $answer == 403 ]] && answer="403 (this address may not call it, which does not matter here)"
  echo "The host has made no key blobs_extension: does the app start? It answered ${answer:-nothing}. See docs/runbook.md." >&2
  exit 1
fi

# The key goes into a file that only we can read, not onto a command line that others can.
body=$(mktemp)
trap 'rm -f "$body"' EXIT
cat >"$body" <<JSON
{
  "properties": {
    "eventDeliverySchema": "EventGridSchema",
    "destination": {
      "endpointType": "WebHook",
      "properties": {
        "endpointUrl": "$SERVICE_API_URI/runtime/webhooks/blobs?functionName=Host.Functions.$function&code=$key",
        "maxEventsPerBatch": 1
      }
    },
    "filter": {
      "includedEventTypes": ["Microsoft.Storage.BlobCreated"],
      "subjectBeginsWith": "/blobServices/default/containers/articles/",
      "advancedFilters": [
        { "operatorType": "StringIn", "key": "data.api", "values": ["PutBlob", "PutBlockList", "CopyBlob", "FlushWithClose"] }
      ]
    },
    "retryPolicy": { "maxDeliveryAttempts": 30, "eventTimeToLiveInMinutes": 1440 },
    "deadLetterWithResourceIdentity": {
      "identity": { "type": "SystemAssigned" },
      "deadLetterDestination": {
        "endpointType": "StorageBlob",
        "properties": {
          "resourceId": "$group/providers/Microsoft.Storage/storageAccounts/$AZURE_STORAGE_ACCOUNT_NAME",
          "blobContainerName": "$AZURE_DEAD_LETTER_CONTAINER"
        }
      }
    }
  }
}
JSON

# Event Grid calls the address to see that it answers: an app that is still starting is asked again.
for ((attempt = 0; attempt < attempts; attempt++)); do
  az rest --method put --url "$address" --body "@$body" --output none || true
  for ((look = 0; look < 6; look++)); do
    state=$(az rest --method get --url "$address" --query properties.provisioningState --output tsv 2>/dev/null || true)
    case $state in
      Succeeded) echo "Uploads to 'articles' reach $function."; exit 0 ;;
      Failed | "") break ;;
    esac
    sleep "$pause"
  done
  sleep "$pause"
done
echo "The subscription could not be made (${state:-no answer}); uploads are found by the sweeper, every five minutes. Run this again: azd hooks run postdeploy" >&2
exit 1
