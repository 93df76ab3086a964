using Swarm.Bot.Publishing;
using Swarm.Testing;

namespace Swarm.Bot.Tests.Publishing;

/// <summary>How long a write that nobody waits for may wait before the newest text takes its place.</summary>
public sealed class BusyTrackTests
{
    private readonly SteppedClock _clock = new();

    [Fact]
    public void A_change_ends_the_patience_of_its_pass_a_moment_later_and_not_that_of_the_next()
    {
        using var track = new BusyTrack(_clock);
        var first = track.Begin();
        _clock.Advance(TimeSpan.FromSeconds(10));

        track.Change();
        _clock.Advance(TimeSpan.FromSeconds(4));
        first.IsCancellationRequested.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));

        first.IsCancellationRequested.ShouldBeTrue();
        track.Changed.ShouldBeTrue();
        var second = track.Begin();
        _clock.Advance(TimeSpan.FromSeconds(10));
        second.IsCancellationRequested.ShouldBeFalse();
        track.Changed.ShouldBeFalse();
    }

    [Fact]
    public void Changes_that_follow_each_other_do_not_put_the_end_off()
    {
        using var track = new BusyTrack(_clock);
        var patience = track.Begin();

        for (var second = 0; second < 5; second++)
        {
            track.Change();
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        patience.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void Without_a_word_the_newest_state_is_looked_at_after_a_minute()
    {
        using var track = new BusyTrack(_clock);
        var patience = track.Begin();

        _clock.Advance(TimeSpan.FromSeconds(59));
        patience.IsCancellationRequested.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));

        patience.IsCancellationRequested.ShouldBeTrue();
    }
}
