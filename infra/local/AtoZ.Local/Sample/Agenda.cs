namespace AtoZ.Local.Sample;

/// <summary>What the scripted parties are going to do, in order of time; two acts of one instant keep the order of their names.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Func<Task>, (DateTimeOffset At, string Name)> _acts = new(Comparer<(DateTimeOffset At, string Name)>.Create(
        (left, right) => left.At != right.At ? left.At.CompareTo(right.At) : string.CompareOrdinal(left.Name, right.Name)));

    /// <summary>When the next act is due; null when nobody plans anything.</summary>
    public DateTimeOffset? Next => _acts.TryPeek(out _, out (DateTimeOffset At, string Name) first) ? first.At : null;

    public void Plan(DateTimeOffset at, string name, Func<Task> act) => _acts.Enqueue(act, (at, name));

    /// <summary>Takes the next act that is due.</summary>
    public bool TryTake(DateTimeOffset now, out Func<Task> act)
    {
        act = () => Task.CompletedTask;
        if (this.Next is not { } next || next > now)
        {
            return false;
        }

        act = _acts.Dequeue();
        return true;
    }
}
