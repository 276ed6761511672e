// The whole service in one resource group. `azd up` deploys this, then the code, then runs hooks/subscribe.
targetScope = 'subscription'

import { apiKey } from 'modules/functions.bicep'

@minLength(1)
@maxLength(40)
@description('The name of the azd environment. All names are made from it.')
param environmentName string

// The list is that of the official template for Flex Consumption: Azure-Samples/functions-quickstart-dotnet-azd, 2026-02-24.
// azd offers those in which the default model has quota left.
@description('The region of all resources. It must offer Flex Consumption and, without modelEndpoint, the model.')
@allowed([
  'australiaeast'
  'australiasoutheast'
  'brazilsouth'
  'canadacentral'
  'centralindia'
  'centralus'
  'eastasia'
  'eastus'
  'eastus2'
  'francecentral'
  'germanywestcentral'
  'italynorth'
  'japaneast'
  'koreacentral'
  'northcentralus'
  'northeurope'
  'norwayeast'
  'southafricanorth'
  'southcentralus'
  'southeastasia'
  'southindia'
  'spaincentral'
  'swedencentral'
  'uaenorth'
  'uksouth'
  'ukwest'
  'westcentralus'
  'westeurope'
  'westus'
  'westus2'
  'westus3'
])
@metadata({ azd: { type: 'location', usageName: [ 'OpenAI.GlobalStandard.gpt-5.6-luna,100' ] } })
param location string

@description('The resource group. Empty: made from the environment name.')
param resourceGroupName string = ''

@description('An existing server that speaks OpenAI chat completions, with its path, such as https://NAME.openai.azure.com/openai/v1/. Empty: an Azure OpenAI account is made. The identity of the app needs access to an existing one.')
param modelEndpoint string = ''

@description('The model to deploy, or the deployment at modelEndpoint. Empty: no model, digests are extractive.')
param modelName string = 'gpt-5.6-luna'

@description('The version of the model to deploy. When it retires: docs/deploy.md.')
param modelVersion string = '2026-07-09'

@description('The reasoning effort: low, medium, high. Empty: not sent, for models without reasoning.')
param reasoningEffort string = 'low'

@description('The type of the model deployment: where requests may be processed.')
@allowed([ 'GlobalStandard', 'DataZoneStandard', 'Standard' ])
param modelDeploymentType string = 'GlobalStandard'

@description('Thousands of tokens a minute that the deployment may use.')
@minValue(1)
param modelCapacity int = 100

@description('What a million tokens of input cost, in US dollars, as text: Bicep has no fractions. Check it against the price list.')
param inputUsdPerMillionTokens string = '0.20'

@description('What a million tokens of output cost, in US dollars, as text.')
param outputUsdPerMillionTokens string = '1.20'

@description('What the model may cost a day, in US dollars, as text. Empty: no cap.')
param dailyBudgetUsd string = '10'

@description('What the resource group may cost a month, in the currency of the subscription. 0: no budget.')
@minValue(0)
param monthlyBudget int = 100

@description('The first day of the budget, as yyyy-MM-dd: the first of the month in which it is made, and never changed after. Set once by a hook of azure.yaml. Empty: no budget.')
param budgetStart string = ''

@description('Who is told by mail of alerts and of the budget. Empty: nobody, and neither is made.')
param alertEmail string = ''

@description('Storage and model behind private endpoints in a virtual network. The app itself stays public, since Event Grid cannot reach a private endpoint, but only for Event Grid and allowedAddresses.')
param privateNetwork bool = false

@description('With privateNetwork: from where the API may be called, in CIDR notation.')
param allowedAddresses string[] = []

@description('Keys of the API beside the function keys. The key is the secret api-key-NAME of the key vault, which you set before you name it here.')
param apiKeys apiKey[] = []

@description('Who may read and write the blobs, queues and tables, and set the secrets: the object id of a user, group or service principal. Empty: nobody but the app.')
param dataUserId string = deployer().objectId

@description('The most instances that the app grows to.')
@minValue(40)
@maxValue(1000)
param maximumInstances int = 40

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }
var hasModel = !empty(modelName)
var makesModel = hasModel && empty(modelEndpoint)
var appName = 'func-${token}'
var storageName = 'st${token}'

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: empty(resourceGroupName) ? 'rg-${environmentName}' : resourceGroupName
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    name: 'id-${token}'
    location: location
    tags: tags
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  name: 'network'
  scope: group
  params: {
    name: 'vnet-${token}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    workspaceName: 'log-${token}'
    insightsName: 'appi-${token}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    name: storageName
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    dataUserId: dataUserId
    isPrivate: privateNetwork
  }
}

module storageEndpoints 'modules/endpoint.bicep' = [for service in [ 'blob', 'queue', 'table' ]: if (privateNetwork) {
  name: 'endpoint-${service}'
  scope: group
  params: {
    name: 'pe-${service}-${token}'
    location: location
    tags: tags
    targetId: storage.outputs.id
    groupId: service
    zoneName: 'privatelink.${service}.${environment().suffixes.storage}'
    networkId: privateNetwork ? network!.outputs.id : ''
    subnetId: privateNetwork ? network!.outputs.endpointSubnetId : ''
  }
}]

module model 'modules/model.bicep' = if (makesModel) {
  name: 'model'
  scope: group
  params: {
    name: 'oai-${token}'
    location: location
    tags: tags
    modelName: modelName
    modelVersion: modelVersion
    deploymentType: modelDeploymentType
    capacity: modelCapacity
    principalId: identity.outputs.principalId
    isPrivate: privateNetwork
    workspaceId: monitoring.outputs.workspaceId
  }
}

module modelPrivateEndpoint 'modules/endpoint.bicep' = if (makesModel && privateNetwork) {
  name: 'endpoint-model'
  scope: group
  params: {
    name: 'pe-model-${token}'
    location: location
    tags: tags
    targetId: makesModel ? model!.outputs.id : ''
    groupId: 'account'
    zoneName: 'privatelink.openai.azure.com'
    networkId: privateNetwork ? network!.outputs.id : ''
    subnetId: privateNetwork ? network!.outputs.endpointSubnetId : ''
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  scope: group
  params: {
    name: 'kv-${token}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    dataUserId: dataUserId
  }
}

module functions 'modules/functions.bicep' = {
  name: 'functions'
  scope: group
  params: {
    name: appName
    planName: 'plan-${token}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    deploymentContainer: storage.outputs.deploymentContainer
    insightsConnectionString: monitoring.outputs.insightsConnectionString
    hasModel: hasModel
    modelEndpoint: makesModel ? model!.outputs.endpoint : modelEndpoint
    modelName: modelName
    reasoningEffort: reasoningEffort
    inputUsdPerMillionTokens: inputUsdPerMillionTokens
    outputUsdPerMillionTokens: outputUsdPerMillionTokens
    dailyBudgetUsd: dailyBudgetUsd
    vaultUri: vault.outputs.uri
    apiKeys: apiKeys
    maximumInstances: maximumInstances
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
    allowedAddresses: allowedAddresses
  }
  // The host opens its storage at once: over the private endpoints, where there are any.
  dependsOn: [ storageEndpoints, modelPrivateEndpoint ]
}

module events 'modules/events.bicep' = {
  name: 'events'
  scope: group
  params: {
    name: 'evgt-${token}'
    location: location
    tags: tags
    storageName: storage.outputs.name
  }
}

module alerts 'modules/alerts.bicep' = if (!empty(alertEmail)) {
  name: 'alerts'
  scope: group
  params: {
    location: location
    tags: tags
    email: alertEmail
    workspaceId: monitoring.outputs.workspaceId
    dailyBudgetUsd: dailyBudgetUsd
  }
}

module budget 'modules/budget.bicep' = if (!empty(alertEmail) && !empty(budgetStart) && monthlyBudget > 0) {
  name: 'budget'
  scope: group
  params: {
    name: 'budget-${environmentName}'
    amount: monthlyBudget
    start: budgetStart
    email: alertEmail
  }
}

module workbook 'modules/workbook.bicep' = {
  name: 'workbook'
  scope: group
  params: {
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
  }
}

output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_APP_NAME string = functions.outputs.name
output AZURE_STORAGE_ACCOUNT_NAME string = storage.outputs.name
output AZURE_KEY_VAULT_NAME string = vault.outputs.name
output AZURE_EVENT_TOPIC_NAME string = events.outputs.name
output AZURE_DEAD_LETTER_CONTAINER string = storage.outputs.deadLetterContainer
output SERVICE_API_URI string = functions.outputs.uri
