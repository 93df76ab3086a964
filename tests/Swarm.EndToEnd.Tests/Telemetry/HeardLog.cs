using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Swarm.EndToEnd.Tests.Telemetry;

/// <summary>Every line of a node's log at every level, with what its scopes carry and every value behind its words.</summary>
internal sealed class HeardLog : ILoggerProvider, ISupportExternalScope, ILogger
{
    private readonly ConcurrentQueue<(string Line, IReadOnlyDictionary<string, string> Scope)> _lines = new();
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public IReadOnlyList<(string Line, IReadOnlyDictionary<string, string> Scope)> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => this;

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => _scopes.Push(state);

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var scope = new Dictionary<string, string>(StringComparer.Ordinal);
        _scopes.ForEachScope((each, into) => Take(each, into), scope);
        var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : "";
        _lines.Enqueue(($"{formatter(state, exception)} {values} {exception}", scope));
    }

    public void Dispose()
    {
    }

    private static void Take(object? scope, Dictionary<string, string> into)
    {
        if (scope is not IEnumerable<KeyValuePair<string, object>> pairs) return;
        foreach (var (name, value) in pairs) into[name] = $"{value}";
    }
}
