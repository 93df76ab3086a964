using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Swarm.Storage.Tests.Queues;

/// <summary>Keeps what was logged.</summary>
internal sealed class HeardLog : ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    public string Text => string.Join('\n', _lines.Select(line => line.Text));

    public int Errors => _lines.Count(line => line.Level == LogLevel.Error);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));
}
