#!/usr/bin/env pwsh
# The same as subscribe.sh, for Windows: subscribes the function SummarizeArticle to the uploads of the storage account.
# It may be run again at any time.
$ErrorActionPreference = 'Stop'

foreach ($name in 'AZURE_SUBSCRIPTION_ID', 'AZURE_RESOURCE_GROUP', 'AZURE_FUNCTION_APP_NAME', 'AZURE_STORAGE_ACCOUNT_NAME',
    'AZURE_EVENT_TOPIC_NAME', 'AZURE_DEAD_LETTER_CONTAINER', 'SERVICE_API_URI') {
    if (-not [Environment]::GetEnvironmentVariable($name)) { throw "$name is set by azd, and is missing." }
}
if (-not (Get-Command az -ErrorAction SilentlyContinue)) { throw 'The Azure CLI is needed: https://aka.ms/azure-cli' }

$subscription = 'summarize-article'
$function = 'SummarizeArticle'
$attempts = 30
$pause = 10

$group = "/subscriptions/$env:AZURE_SUBSCRIPTION_ID/resourceGroups/$env:AZURE_RESOURCE_GROUP"
$address = "https://management.azure.com$group/providers/Microsoft.EventGrid/systemTopics/$env:AZURE_EVENT_TOPIC_NAME/eventSubscriptions/${subscription}?api-version=2022-06-15"

Write-Host 'Waiting for the host to make its key ...'
$key = $null
for ($attempt = 0; $attempt -lt $attempts -and -not $key; $attempt++) {
    # A request starts an app that has gone to sleep. In a private network the app answers 403 to most addresses, which does
    # not matter: the key comes from the host through Azure Resource Manager.
    try { $answer = (Invoke-WebRequest "$env:SERVICE_API_URI/api/health/live" -TimeoutSec 30 -SkipHttpErrorCheck).StatusCode } catch { $answer = "$_" }
    $key = az functionapp keys list --subscription $env:AZURE_SUBSCRIPTION_ID --resource-group $env:AZURE_RESOURCE_GROUP `
        --name $env:AZURE_FUNCTION_APP_NAME --query systemKeys.blobs_extension --output tsv 2>$null
    if ($key -eq 'None') { $key = $null }
    if (-not $key) { Start-Sleep -Seconds $pause }
}
if (-not $key) {
    if ($answer -eq 403) { $answer = '403 (this address may not call it, which does not matter here)' }
    throw "The host has made no key blobs_extension: does the app start? It answered $answer. See docs/runbook.md."
}

$definition = @{
    properties = @{
        eventDeliverySchema            = 'EventGridSchema'
        destination                    = @{
            endpointType = 'WebHook'
            properties   = @{
                endpointUrl       = "$env:SERVICE_API_URI/runtime/webhooks/blobs?functionName=Host.Functions.$function&code=$key"
                maxEventsPerBatch = 1
            }
        }
        filter                         = @{
            includedEventTypes = @('Microsoft.Storage.BlobCreated')
            subjectBeginsWith  = '/blobServices/default/containers/articles/'
            advancedFilters    = @(
                @{ operatorType = 'StringIn'; key = 'data.api'; values = @('PutBlob', 'PutBlockList', 'CopyBlob', 'FlushWithClose') }
            )
        }
        retryPolicy                    = @{ maxDeliveryAttempts = 30; eventTimeToLiveInMinutes = 1440 }
        deadLetterWithResourceIdentity = @{
            identity              = @{ type = 'SystemAssigned' }
            deadLetterDestination = @{
                endpointType = 'StorageBlob'
                properties   = @{
                    resourceId        = "$group/providers/Microsoft.Storage/storageAccounts/$env:AZURE_STORAGE_ACCOUNT_NAME"
                    blobContainerName = $env:AZURE_DEAD_LETTER_CONTAINER
                }
            }
        }
    }
}

# The key goes into a file and not onto a command line that others can read.
$body = New-TemporaryFile
try {
    ConvertTo-Json $definition -Depth 10 | Set-Content $body -Encoding utf8NoBOM
    # Event Grid calls the address to see that it answers: an app that is still starting is asked again.
    for ($attempt = 0; $attempt -lt $attempts; $attempt++) {
        az rest --method put --url $address --body "@$body" --output none
        for ($look = 0; $look -lt 6; $look++) {
            $state = az rest --method get --url $address --query properties.provisioningState --output tsv 2>$null
            if ($state -eq 'Succeeded') {
                Write-Host "Uploads to 'articles' reach $function."
                return
            }
            if (-not $state -or $state -eq 'Failed') { break }
            Start-Sleep -Seconds $pause
        }
        Start-Sleep -Seconds $pause
    }
}
finally {
    Remove-Item $body -Force
}
throw 'The subscription could not be made; uploads are found by the sweeper, every five minutes. Run this again: azd hooks run postdeploy'
