using DurableTask.Sqlite.Store;

namespace DurableTask.Sqlite.Work;

/// <summary>The instances in memory. When there are too many, those that have been idle longest leave; they are replayed when needed.</summary>
internal sealed class InstanceDirectory(int capacity)
{
    private const int Smallest = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, InstanceActor> _byKey = [];
    private readonly Dictionary<string, InstanceActor> _byId = new(StringComparer.Ordinal);
    private long _use;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _byKey.Count;
            }
        }
    }

    public InstanceActor? Find(string id)
    {
        lock (_lock)
        {
            return _byId.TryGetValue(id, out InstanceActor? actor) ? Used(actor) : null;
        }
    }

    /// <summary>The instance of a key; one that is not in memory is looked up with <paramref name="load"/>.</summary>
    public InstanceActor? FindOrAdd(long key, Func<long, InstanceRow?> load)
    {
        lock (_lock)
        {
            if (_byKey.TryGetValue(key, out InstanceActor? known))
            {
                return Used(known);
            }

            return load(key) is { IsFinal: false } row ? Put(new InstanceActor(row)) : null;
        }
    }

    public InstanceActor Add(InstanceRow row, bool isNew)
    {
        lock (_lock)
        {
            return _byKey.TryGetValue(row.Key, out InstanceActor? known) ? Used(known) : Put(new InstanceActor(row) { IsNew = isNew });
        }
    }

    public void Remove(InstanceActor actor)
    {
        lock (_lock)
        {
            Take(actor);
        }
    }

    public List<InstanceActor> All()
    {
        lock (_lock)
        {
            return [.. _byKey.Values];
        }
    }

    private InstanceActor Put(InstanceActor actor)
    {
        if (_byKey.Count >= Math.Max(capacity, Smallest))
        {
            Evict();
        }

        _byKey[actor.Key] = actor;
        _byId[actor.Id] = actor;
        return Used(actor);
    }

    private InstanceActor Used(InstanceActor actor)
    {
        actor.LastUsed = ++_use;
        return actor;
    }

    private void Take(InstanceActor actor)
    {
        lock (actor.Lock)
        {
            actor.IsGone = true;
            if (!actor.IsScheduled)
            {
                actor.LetGo();
            }
        }

        _byKey.Remove(actor.Key);
        if (_byId.TryGetValue(actor.Id, out InstanceActor? named) && ReferenceEquals(named, actor))
        {
            _byId.Remove(actor.Id);
        }
    }

    private void Evict()
    {
        int surplus = _byKey.Count - (Math.Max(capacity, Smallest) * 7 / 8);
        foreach (InstanceActor actor in _byKey.Values.Where(IsIdle).OrderBy(actor => actor.LastUsed).Take(surplus).ToList())
        {
            lock (actor.Lock)
            {
                if (IsIdle(actor))
                {
                    Take(actor);
                }
            }
        }
    }

    private static bool IsIdle(InstanceActor actor) =>
        !actor.IsScheduled && !actor.IsHeld && actor.Inbox.Count == 0 && actor.OpenCommits == 0 && !actor.IsBusy;
}
