// One page that shows how the service does; its contents are workbook.json beside it.
param location string
param tags object
param workspaceId string

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'summarizer')
  location: location
  tags: union(tags, { 'hidden-title': 'Summarizer' })
  kind: 'shared'
  properties: {
    displayName: 'Summarizer'
    category: 'workbook'
    sourceId: workspaceId
    serializedData: loadTextContent('workbook.json')
  }
}
