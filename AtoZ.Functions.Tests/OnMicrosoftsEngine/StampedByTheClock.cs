using DurableTask.Sqlite.Time;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.DurableTask.Protobuf;

namespace AtoZ.Functions.Tests.OnMicrosoftsEngine;

/// <summary>Dates the step that a worker is sent by the clock of the story; the steps before it were dated when they were kept.</summary>
internal sealed class StampedByTheClock(LocalClock clock) : Interceptor
{
    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        continuation(request, new Writer<TResponse>(responseStream, clock), context);

    private sealed class Writer<T>(IServerStreamWriter<T> inner, LocalClock clock) : IServerStreamWriter<T>
    {
        public WriteOptions? WriteOptions
        {
            get => inner.WriteOptions;
            set => inner.WriteOptions = value;
        }

        public Task WriteAsync(T message)
        {
            if (message is WorkItem { OrchestratorRequest: { } step })
            {
                foreach (HistoryEvent started in step.NewEvents.Where(
                    e => e.EventTypeCase == HistoryEvent.EventTypeOneofCase.OrchestratorStarted))
                {
                    started.Timestamp = Timestamp.FromDateTimeOffset(clock.GetUtcNow());
                }
            }

            return inner.WriteAsync(message);
        }
    }
}
