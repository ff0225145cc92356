namespace AtoZ.Local.Demo;

/// <summary>The demonstration cannot go on; the message says why in one sentence.</summary>
internal sealed class DemoException(string message, Exception? inner = null) : Exception(message, inner);
