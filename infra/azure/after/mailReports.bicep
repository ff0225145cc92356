// Lets the app hear what became of its mails. Apart from main.bicep, because Event Grid asks the app at once whether it wants this:
// it must be deployed and running. hooks/mail-reports.sh runs it after each deployment; a repeat changes nothing.
param appName string
param topicName string

resource site 'Microsoft.Web/sites@2024-11-01' existing = {
  name: appName

  resource listener 'functions' existing = {
    name: 'TakeMailReports'
  }
}

var address = 'https://${site.properties.defaultHostName}/api/facts/mail-reports'

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

resource reports 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: 'mail-reports'
  properties: {
    destination: {
      endpointType: 'WebHook'
      properties: {
        // A key of this one function, that opens nothing else.
        endpointUrl: '${address}?code=${uriComponent(site::listener.listKeys().default)}'
        maxEventsPerBatch: 1
        preferredBatchSizeInKilobytes: 64
        minimumTlsVersionAllowed: '1.2'
      }
    }
    eventDeliverySchema: 'EventGridSchema'
    filter: {
      includedEventTypes: ['Microsoft.Communication.EmailDeliveryReportReceived']
      // What arrived needs no word.
      advancedFilters: [
        { operatorType: 'StringNotIn', key: 'data.status', values: ['Delivered', 'Expanded'] }
      ]
    }
    retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
  }
}
