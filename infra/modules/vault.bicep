// The keys of the API, where there are any. The app reads secrets; people set them.
param name string
param location string
param tags object

@description('The identity of the app.')
param principalId string

@description('Who may set the secrets. Empty: nobody yet.')
param dataUserId string

var roles = {
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
}

var userRoles = {
  keyVaultSecretsOfficer: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 7
  }
}

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in items(roles): {
  name: guid(vault.id, principalId, role.value)
  scope: vault
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
  }
}]

// No principalType: the deployer may be a user or a service principal.
resource userAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in items(userRoles): if (!empty(dataUserId)) {
  name: guid(vault.id, dataUserId, role.value)
  scope: vault
  properties: {
    principalId: dataUserId
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
  }
}]

output name string = vault.name
output uri string = vault.properties.vaultUri
