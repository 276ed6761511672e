// The one storage account: articles, what is made of them, the host's own state. No keys: identities only.
param name string
param location string
param tags object

@description('The identity of the app.')
param principalId string

@description('Who may read and write data. Empty: nobody but the app.')
param dataUserId string
param isPrivate bool

// What the service uses: src/Summarizer/Storage/StorageNames.cs, compared by a test.
var containers = [ 'articles', 'article-text', 'model-cache', 'service' ]
var tables = [ 'articles', 'lists', 'usage' ]
var queues = [ 'digest-requests', 'digest-ready', 'digest-webhooks' ]

// What the host and Event Grid use. The host makes its poison queues when it needs them; the triggers on them are
// quieter when they are there from the start.
var deploymentContainer = 'deployments'
var deadLetterContainer = 'dead-letters'
var poisonQueues = [ 'webjobs-blobtrigger-poison', 'digest-requests-poison', 'digest-webhooks-poison' ]

// The host keeps locks and its keys in blobs, which takes Owner; the service reads, writes and lists blobs, queues and
// tables, and makes those that are missing.
var roles = {
  storageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  storageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

// What a person needs to upload, to look at what there is, and to run the server against this account.
var userRoles = {
  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  storageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: 'Standard_ZRS' }
  kind: 'StorageV2'
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: isPrivate ? 'Deny' : 'Allow'
      bypass: 'AzureServices' // Event Grid writes dead letters
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    // An article that is overwritten or deleted can be had back for a week.
    deleteRetentionPolicy: { enabled: true, days: 7 }
    containerDeleteRetentionPolicy: { enabled: true, days: 7 }
    isVersioningEnabled: false
  }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = [for each in concat(containers, [ deploymentContainer, deadLetterContainer ]): {
  parent: blobs
  name: each
  properties: { publicAccess: 'None' }
}]

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource queue 'Microsoft.Storage/storageAccounts/queueServices/queues@2023-05-01' = [for each in concat(queues, poisonQueues): {
  parent: queueService
  name: each
}]

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2023-05-01' = [for each in tables: {
  parent: tableService
  name: each
}]

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          // Kept long enough for every retry; a digest does not need them.
          name: 'model-answers'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: [ 'blockBlob' ], prefixMatch: [ 'model-cache/' ] }
            actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 30 } } }
          }
        }
        {
          name: 'dead-letters'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: [ 'blockBlob' ], prefixMatch: [ '${deadLetterContainer}/' ] }
            actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 90 } } }
          }
        }
      ]
    }
  }
}

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in items(roles): {
  name: guid(account.id, principalId, role.value)
  scope: account
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
  }
}]

// No principalType: the deployer may be a user or a service principal.
resource userAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in items(userRoles): if (!empty(dataUserId)) {
  name: guid(account.id, dataUserId, role.value)
  scope: account
  properties: {
    principalId: dataUserId
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
  }
}]

output id string = account.id
output name string = account.name
output deploymentContainer string = deploymentContainer
output deadLetterContainer string = deadLetterContainer
