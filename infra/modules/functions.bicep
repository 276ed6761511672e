// The app on Flex Consumption: it grows with the work, and to nothing without any.
param name string
param planName string
param location string
param tags object
param identityId string
param identityClientId string
param storageName string
param deploymentContainer string
param insightsConnectionString string

@export()
type apiKey = {
  @description('Letters, digits and dashes.')
  name: string
  role: 'Read' | 'Write' | 'Admin'
}

param hasModel bool
param modelEndpoint string
param modelName string

@description('Empty: not sent.')
param reasoningEffort string
param inputUsdPerMillionTokens string
param outputUsdPerMillionTokens string

@description('Empty: no cap.')
param dailyBudgetUsd string
param vaultUri string
param apiKeys apiKey[]
param maximumInstances int

@description('Empty: no virtual network.')
param subnetId string
param allowedAddresses string[]

var isPrivate = !empty(subnetId)

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageName
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

var hostSettings = {
  AzureWebJobsStorage__blobServiceUri: account.properties.primaryEndpoints.blob
  AzureWebJobsStorage__queueServiceUri: account.properties.primaryEndpoints.queue
  AzureWebJobsStorage__tableServiceUri: account.properties.primaryEndpoints.table
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  AzureWebJobsDisableHomepage: 'true'
  ArticleStorage__blobServiceUri: account.properties.primaryEndpoints.blob
  ArticleStorage__queueServiceUri: account.properties.primaryEndpoints.queue
  ArticleStorage__credential: 'managedidentity'
  ArticleStorage__clientId: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
}

// The service's own settings: docs/configuration.md.
var serviceSettings = {
  Storage__AccountName: storageName
  Storage__EndpointSuffix: environment().suffixes.storage
  Storage__ClientId: identityClientId
}

var modelSettings = !hasModel ? {} : {
  Model__Endpoint: modelEndpoint
  Model__Name: modelName
  Model__ClientId: identityClientId
  Model__InputUsdPerMillionTokens: inputUsdPerMillionTokens
  Model__OutputUsdPerMillionTokens: outputUsdPerMillionTokens
}

var effortSettings = !hasModel || empty(reasoningEffort) ? {} : {
  Model__ReasoningEffort: reasoningEffort
}

var budgetSettings = !hasModel || empty(dailyBudgetUsd) ? {} : {
  Model__DailyBudgetUsd: dailyBudgetUsd
}

var keySettings = reduce(range(0, length(apiKeys)), {}, (all, at) => union(all, {
  'Api__Keys__${at}__Name': apiKeys[at].name
  'Api__Keys__${at}__Role': apiKeys[at].role
  'Api__Keys__${at}__Key': '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/api-key-${apiKeys[at].name})'
}))

// Event Grid cannot push to a private endpoint: the door stays, for it and for those named.
var door = concat([
  {
    name: 'EventGrid'
    priority: 100
    action: 'Allow'
    tag: 'ServiceTag'
    ipAddress: 'AzureEventGrid'
  }
], map(allowedAddresses, (address, at) => {
  name: 'Allowed${at}'
  priority: 200 + at
  action: 'Allow'
  tag: 'Default'
  ipAddress: address
}))

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: isPrivate ? subnetId : null
    siteConfig: {
      minTlsVersion: '1.2'
      ipSecurityRestrictionsDefaultAction: isPrivate ? 'Deny' : 'Allow'
      ipSecurityRestrictions: isPrivate ? door : []
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${account.properties.primaryEndpoints.blob}${deploymentContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: 2048
        maximumInstanceCount: maximumInstances
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
    }
  }
}

resource appSettings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: union(hostSettings, serviceSettings, modelSettings, effortSettings, budgetSettings, keySettings)
}

// Publishing by password is off: azd signs in. Two resources, not a loop: the compiler cannot check a name
// that comes from a loop.
resource ftpPublishing 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
}

resource scmPublishing 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'scm'
  properties: { allow: false }
}

output name string = app.name
output uri string = 'https://${app.properties.defaultHostName}'
