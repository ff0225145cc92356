namespace AtoZ.Functions.Messages.Translation;

/// <summary>Puts what one party wrote into the other's language. What was written stays beside it: a machine may be wrong.</summary>
internal interface ITranslator
{
    /// <summary>Whether there is one; where none is set, words are passed on as they were written.</summary>
    bool IsSet { get; }

    /// <summary>Translates a text from whatever language it is in.</summary>
    /// <param name="text">Without what may not leave the case.</param>
    /// <param name="language">One of ours: en, de, es, pt or zh.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="HttpRequestException">It could not be translated now.</exception>
    Task<string> Translate(string text, string language, CancellationToken cancellationToken);
}

/// <summary>Where no translator is set.</summary>
internal sealed class NoTranslator : ITranslator
{
    /// <inheritdoc/>
    public bool IsSet => false;

    /// <inheritdoc/>
    public Task<string> Translate(string text, string language, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("No translator is set.");
}
