using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.DurableTask;

/// <summary>Entities can be registered, so that shared registration code runs; the local engine has entities off.</summary>
public sealed partial class DurableTaskRegistry
{
    public DurableTaskRegistry AddEntity(TaskName name, Func<IServiceProvider, ITaskEntity> factory)
    {
        Require.Named(name);
        Require.NotNull(factory);
        if (!EntitiesByName.TryAdd(name, factory))
        {
            throw new ArgumentException($"An {nameof(ITaskEntity)} named '{name}' is already added.", nameof(name));
        }

        return this;
    }

    public DurableTaskRegistry AddEntity(TaskName name, Type type)
    {
        Require.Concrete<ITaskEntity>(type);
        return AddEntity(name, services => (ITaskEntity)ActivatorUtilities.GetServiceOrCreateInstance(services, type));
    }

    public DurableTaskRegistry AddEntity(Type type)
    {
        Require.Concrete<ITaskEntity>(type);
        return AddEntity(type.TaskName(), type);
    }

    public DurableTaskRegistry AddEntity<TEntity>(TaskName name)
        where TEntity : class, ITaskEntity => AddEntity(name, typeof(TEntity));

    public DurableTaskRegistry AddEntity<TEntity>()
        where TEntity : class, ITaskEntity => AddEntity(typeof(TEntity));

    public DurableTaskRegistry AddEntity(TaskName name, ITaskEntity entity)
    {
        Require.NotNull(entity);
        return AddEntity(name, _ => entity);
    }

    public DurableTaskRegistry AddEntity(ITaskEntity entity)
    {
        Require.NotNull(entity);
        return AddEntity(entity.GetType().TaskName(), entity);
    }
}
