using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Swarm.Bot.Hosting;
using Swarm.Bot.Tests.Telemetry;
using Swarm.GitHub;
using Swarm.Storage;
using Swarm.Testing;

namespace Swarm.Bot.Tests.Hosting;

public sealed class SwarmNodeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_that_cannot_listen_ends_what_it_has_begun_before_it_takes_away_what_that_uses()
    {
        Real.Executable("git", "apt-get install git");
        using var folder = new TemporaryFolder();
        using var taken = Listening();
        // A GitHub that never answers: the looks for missed news are under way when the port is found to be taken.
        using var silent = Listening();
        var settings = BareNode.Settings with { Data = folder.Path, App = BareNode.Settings.App with { Address = GitHubAddress.From(new Uri($"http://{silent.LocalEndpoint}")) } };
        var data = DataDirectory.Open(folder.Path).ShouldBeOfType<DataDirectoryResult.Opened>().Directory;
        using var log = new HeardFailures();

        await Should.ThrowAsync<IOException>(SwarmNode.StartAsync(settings, data, $"http://{taken.LocalEndpoint}", logging => logging.AddProvider(log), Ct));

        log.Failures.ShouldNotContain(failure => failure is ObjectDisposedException);
        data.Dispose();
    }

    private static TcpListener Listening()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private sealed class HeardFailures : ILoggerProvider, ILogger
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<Exception> _failures = new();

        public IReadOnlyList<Exception> Failures => [.. _failures];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is not null) _failures.Enqueue(exception);
        }

        public void Dispose()
        {
        }
    }
}
