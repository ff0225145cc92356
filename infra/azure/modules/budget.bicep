// Tells when the month becomes dearer than planned. It stops nothing.
param amount int
param start string
param operationsEmail string
@description('Hears of it as well: the service wants an address or a group, roles alone do not do.')
param actionGroupId string

var shared = {
  enabled: true
  operator: 'GreaterThan'
  contactRoles: ['Owner']
  contactEmails: empty(operationsEmail) ? [] : [operationsEmail]
  contactGroups: [actionGroupId]
}

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: 'atoz'
  properties: {
    amount: amount
    category: 'Cost'
    timeGrain: 'Monthly'
    timePeriod: { startDate: '${start}-01T00:00:00Z' }
    notifications: {
      forecast: union(shared, { threshold: 100, thresholdType: 'Forecasted' })
      most: union(shared, { threshold: 80, thresholdType: 'Actual' })
      all: union(shared, { threshold: 100, thresholdType: 'Actual' })
    }
  }
}
