using Swarm.GitHub;

namespace Swarm.Bot.Tests.Publishing;

/// <summary>Every write that the budget lets through while the clock is moved second by second, and over the hours in which it lets none.</summary>
internal sealed class SeenWrites(PublishingScene scene)
{
    /// <summary>So many seconds without a write mean that all wait for an hour to be over.</summary>
    private const int Quiet = 60;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly List<PastWrite> _granted = [];
    private int _quiet;

    public IReadOnlyList<PastWrite> Granted => _granted;

    /// <summary>Writes that GitHub has carried out.</summary>
    public int Heard => scene.GitHub.Requests.Count(request => request.Method is "POST" or "PATCH" or "DELETE" && request.Status is >= 200 and < 300 && !request.Path.EndsWith("/access_tokens", StringComparison.Ordinal));

    /// <summary>Moves the clock only where somebody waits for it: work that is under way must not lose its time to a slow machine.</summary>
    public async Task UntilAsync(Func<bool> done)
    {
        Note();
        while (!done())
        {
            var before = _granted.Count;
            if (Waiting == 0) await PublishingScene.TrueAsync(() => Waiting > 0 || done());
            if (done()) return;
            scene.Clock.Advance(_quiet > Quiet ? Leap() : Second);
            Note();
            await PublishingScene.TrueAsync(() => Heard >= _granted.Count);
            _quiet = _granted.Count > before ? 0 : _quiet + 1;
        }
    }

    public void Note()
    {
        var last = _granted.Count > 0 ? _granted[^1].At : DateTimeOffset.MinValue;
        _granted.AddRange(Past.Where(write => write.At > last));
    }

    private int Waiting => scene.App.WaitingWrites().GetValueOrDefault(scene.Installation);

    private IReadOnlyList<PastWrite> Past => scene.App.PastWrites().GetValueOrDefault(scene.Installation) ?? [];

    /// <summary>Up to the moment before the oldest write of the last hour no longer counts.</summary>
    private TimeSpan Leap()
    {
        var now = scene.Clock.GetUtcNow();
        var free = Past.Select(write => write.At + Hour).FirstOrDefault(at => at > now);
        return free - now is var left && left > 2 * Second ? left - Second : Second;
    }
}
