@export()
@description('What differs between a stage that is tried and one that is relied on: stages/*.json.')
type stageType = {
  @description('Also a tag of every resource.')
  name: 'dev' | 'prod'
  @description('Instances that never sleep, for requests and for orchestrations alike.')
  alwaysReady: int
  @description('Flex Consumption takes no less than 40 in every region.')
  @minValue(40)
  @maxValue(1000)
  maximumInstances: int
  instanceMemoryMB: 512 | 2048 | 4096
  requestsPerInstance: int
  databaseSku: string
  databaseTier: 'Burstable' | 'GeneralPurpose' | 'MemoryOptimized'
  databaseStorageGB: int
  @description('What the SKU lets users open: max_connections less the 15 that the service keeps.')
  databaseConnections: int
  @description('Times maximumInstances it must stay within databaseConnections; a test asserts it.')
  poolPerInstance: int
  @minValue(7)
  @maxValue(35)
  backupDays: int
  geoRedundantBackup: bool
  highAvailability: bool
  storageSku: 'Standard_LRS' | 'Standard_ZRS' | 'Standard_GZRS'
  @minValue(30)
  logDays: int
  logGigabytesPerDay: int
  @description('Cannot be taken back: a vault with it keeps its name for 90 days after it was deleted.')
  purgeProtection: bool
  privateNetwork: bool
  defender: bool
  @description('In the currency of the subscription; 0 makes no budget.')
  @minValue(0)
  budgetPerMonth: int
}

@export()
@description('Where orchestrations are kept.')
type durableBackendType = 'AzureStorage' | 'DurableTaskScheduler'
