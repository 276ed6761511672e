using '../../../../infra/main.bicep'

param environmentName = 'prod'
param location = 'swedencentral'
param modelEndpoint = 'https://example.openai.azure.com/openai/v1/'
param modelName = 'their-deployment'
param reasoningEffort = ''
param dailyBudgetUsd = ''
