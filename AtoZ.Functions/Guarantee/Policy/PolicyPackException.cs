namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>A policy pack cannot be used: which file, where in it, and what is wrong there.</summary>
/// <param name="file">The pack's file name.</param>
/// <param name="path">JSON path, such as <c>$.offers.maximumRounds</c>.</param>
/// <param name="problem">What is wrong, as a sentence without its full stop.</param>
internal sealed class PolicyPackException(string file, string path, string problem) : Exception($"{file}: {path}: {problem}.")
{
    /// <summary>The pack's file name.</summary>
    public string File => file;

    /// <summary>Where in the file.</summary>
    public string Path => path;

    /// <summary>Where in the file, as a JSON pointer.</summary>
    public string JsonPointer => path[1..].Replace('.', '/').Replace('[', '/').Replace("]", "", StringComparison.Ordinal);

    /// <summary>What is wrong there, as a sentence without its full stop.</summary>
    public string Problem => problem;
}
