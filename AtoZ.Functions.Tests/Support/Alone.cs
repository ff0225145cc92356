using Xunit;

namespace AtoZ.Functions.Tests.Support;

/// <summary>Tests that measure the process they run in: nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
