using AtoZ.Functions.Tests.Support;
using Xunit;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer($"AtoZ.Functions.Tests.Support.{nameof(LongestFirst)}", "AtoZ.Functions.Tests")]

namespace AtoZ.Functions.Tests.Support;

/// <summary>
/// The order in which collections begin, the same each time. Those of many classes, which share one host and run one after the other, begin first: else
/// the last of them is alone at the end. Then by name, so that what starts browsers and programs (Edge, Hosting, Journeys) comes before the many short stories (Workflows).
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(c => c.CollectionDefinition is null).ThenBy(c => c.DisplayName, StringComparer.Ordinal);
}
