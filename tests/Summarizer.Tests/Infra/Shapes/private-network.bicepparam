using '../../../../infra/main.bicep'

param environmentName = 'prod'
param location = 'swedencentral'
param privateNetwork = true
param allowedAddresses = [ '203.0.113.0/24', '198.51.100.7/32' ]
param apiKeys = [ { name: 'website', role: 'Read' }, { name: 'operator', role: 'Admin' } ]
param dataUserId = '33333333-3333-3333-3333-333333333333'
param alertEmail = 'operator@example.com'
param budgetStart = '2026-11-01'
