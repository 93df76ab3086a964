using Microsoft.Extensions.Logging;
using Swarm.Bot.Receiver;
using Swarm.GitHub;
using Swarm.Testing;

namespace Swarm.Bot.Tests;

public sealed class RefusalLogTests
{
    [Fact]
    public void A_flood_makes_one_line_per_interval_and_none_is_uncounted()
    {
        var lines = new Lines();
        var clock = new SteppedClock();
        var log = new RefusalLog(lines, clock);

        for (var i = 0; i < 10_000; i++) log.Note(SignatureVerdict.Mismatch, "192.0.2.7");
        clock.Advance(RefusalLog.Every);
        log.Note(SignatureVerdict.Missing, "192.0.2.8");

        lines.Said.ShouldBe([
            "A webhook from 192.0.2.7 was refused: Mismatch.",
            "A webhook from 192.0.2.8 was refused: Missing; 9999 more were refused since the last such line.",
        ]);
    }

    private sealed class Lines : ILogger
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Add(formatter(state, exception));
    }
}
