using AtoZ.Functions.Cases;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Pages;

public class StatementPairTests
{
    [Theory]
    [InlineData("The parcel never came.", "The parcel came, broken.", "broken.")]
    [InlineData("", "All new here", "All new here")]
    [InlineData("Same words", "same, words!", "")]
    [InlineData("Anything", "", "")]
    public void Only_words_that_were_not_said_before_are_marked(string first, string now, string marked) =>
        Assert.Equal(marked, string.Join(' ', StatementPair.Compare(first, now).Where(w => w.New).Select(w => w.Word)));
}
