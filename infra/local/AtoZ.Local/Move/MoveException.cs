namespace AtoZ.Local.Move;

/// <summary>A backup, restore or export that cannot be done. The message is one sentence: what is in the way, and what to do.</summary>
internal sealed class MoveException(string sentence, Exception? cause = null) : Exception(sentence, cause);
