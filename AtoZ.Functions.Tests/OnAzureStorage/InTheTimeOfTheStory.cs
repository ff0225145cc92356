using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.DurableTask.Protobuf;

namespace AtoZ.Functions.Tests.OnAzureStorage;

/// <summary>
/// The backend lives in the time of the machine, and a story in its own, which is always as far from it: what passes between the
/// engine and the app is moved by that much. It also says when a step was taken, for whoever waits for one.
/// </summary>
/// <param name="ahead">How far the story is ahead of the machine.</param>
internal sealed class InTheTimeOfTheStory(TimeSpan ahead) : Interceptor
{
    private TaskCompletionSource _step = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Is run after an activity has done what it does, and before the engine hears of it.</summary>
    public Func<Task>? BeforeTheEngineHears { get; set; }

    /// <summary>The next step of an orchestration or an activity.</summary>
    public Task NextStep => Volatile.Read(ref _step).Task;

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (request is OrchestratorResponse step)
        {
            foreach (CreateTimerAction timer in step.Actions.Select(action => action.CreateTimer).OfType<CreateTimerAction>())
            {
                timer.FireAt = Moved(timer.FireAt, -ahead);
            }
        }

        if (request is ActivityResponse && BeforeTheEngineHears is { } before)
        {
            await before();
        }

        TResponse response = await continuation(request, context);
        if (request is OrchestratorResponse or ActivityResponse)
        {
            Interlocked.Exchange(ref _step, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }

        return response;
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        continuation(request, new Writer<TResponse>(responseStream, ahead), context);

    private static Timestamp Moved(Timestamp moment, TimeSpan by) => Timestamp.FromDateTimeOffset(moment.ToDateTimeOffset() + by);

    private sealed class Writer<T>(IServerStreamWriter<T> inner, TimeSpan ahead) : IServerStreamWriter<T>
    {
        public WriteOptions? WriteOptions
        {
            get => inner.WriteOptions;
            set => inner.WriteOptions = value;
        }

        public Task WriteAsync(T message)
        {
            IEnumerable<HistoryEvent> events = message switch
            {
                WorkItem { OrchestratorRequest: { } step } => step.PastEvents.Concat(step.NewEvents),
                HistoryChunk chunk => chunk.Events,
                _ => [],
            };
            foreach (HistoryEvent happened in events)
            {
                Move(happened);
            }

            return inner.WriteAsync(message);
        }

        private void Move(HistoryEvent happened)
        {
            happened.Timestamp = Moved(happened.Timestamp, ahead);
            if (happened.TimerCreated is { } created)
            {
                created.FireAt = Moved(created.FireAt, ahead);
            }

            if (happened.TimerFired is { } fired)
            {
                fired.FireAt = Moved(fired.FireAt, ahead);
            }
        }
    }
}
