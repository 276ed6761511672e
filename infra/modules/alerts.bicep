// When to wake somebody. Each rule has its page in docs/runbook.md, by its name.
param location string
param tags object
param email string
param workspaceId string

@description('What the model may cost a day, as text. Empty: no cap, and no alert on it.')
param dailyBudgetUsd string

// The metrics are the service's own (docs/telemetry.md); the names are compared by a test.
var rules = [
  {
    name: 'article-failures'
    severity: 2
    description: 'More than 5 articles were recorded as failed within a quarter of an hour.'
    query: 'AppMetrics | where Name == "summarizer.articles" and tostring(Properties["summarizer.outcome"]) == "failed" | summarize Value = sum(Sum)'
    threshold: 5
    every: 'PT5M'
    over: 'PT15M'
  }
  {
    name: 'poison-messages'
    severity: 1
    description: 'The host gave up on an article, or on recording that it did.'
    query: 'AppTraces | where Message startswith "The host gave up on article" or Message startswith "A poison message names no article" | summarize Value = count()'
    threshold: 0
    every: 'PT5M'
    over: 'PT15M'
  }
  {
    name: 'oldest-article'
    severity: 2
    description: 'An article has waited for its digest for more than half an hour.'
    query: 'AppMetrics | where Name == "summarizer.oldest_unfinished" | summarize Value = max(Max)'
    threshold: 1800
    every: 'PT15M'
    over: 'PT15M'
  }
  {
    name: 'model-busy'
    severity: 3
    description: 'More than a tenth of the calls to the model are turned away (429).'
    query: 'AppMetrics | where Name == "gen_ai.client.operation.duration" | summarize Busy = sumif(ItemCount, tostring(Properties["error.type"]) == "Busy"), All = sum(ItemCount) | extend Value = iff(All < 20, 0.0, 100.0 * Busy / All) | project Value'
    threshold: 10
    every: 'PT5M'
    over: 'PT15M'
  }
  {
    name: 'slow-answers'
    severity: 3
    description: 'The 95th percentile of the API is over two seconds, waiting requests aside.'
    query: 'AppRequests | where Url !has "wait=" and Name !has "blobs" and isempty(Properties["summarizer.wait"]) | summarize Value = percentile(DurationMs, 95)'
    threshold: 2000
    every: 'PT5M'
    over: 'PT15M'
  }
]

var spendRule = empty(dailyBudgetUsd) ? [] : [
  {
    name: 'daily-spend'
    severity: 2
    description: 'Four fifths of the daily budget for the model are spent.'
    query: 'AppMetrics | where TimeGenerated > startofday(now()) and Name == "summarizer.model.cost" | summarize Spent = sum(Sum) | extend Value = 100.0 * Spent / todouble("${dailyBudgetUsd}") | project Value'
    threshold: 80
    every: 'PT15M'
    over: 'P1D'
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'people'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'summarizer'
    emailReceivers: [ { name: 'mail', emailAddress: email, useCommonAlertSchema: true } ]
  }
}

resource rule 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = [for each in concat(rules, spendRule): {
  name: each.name
  location: location
  tags: tags
  properties: {
    displayName: each.name
    description: '${each.description} What to do: docs/runbook.md#${each.name}'
    severity: each.severity
    enabled: true
    scopes: [ workspaceId ]
    evaluationFrequency: each.every
    windowSize: each.over
    // The tables are empty until the first telemetry comes in.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: each.query
          metricMeasureColumn: 'Value'
          timeAggregation: 'Maximum'
          operator: 'GreaterThan'
          threshold: each.threshold
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    autoMitigate: true
    actions: { actionGroups: [ people.id ] }
  }
}]
