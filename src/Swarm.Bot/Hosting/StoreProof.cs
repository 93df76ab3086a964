using Swarm.Storage;

namespace Swarm.Bot.Hosting;

/// <summary>
/// Proves that the store takes what comes, by writing to it. A proof holds for some seconds, and those who ask while one is made share
/// it, so that strangers who ask often cost the disk nothing.
/// </summary>
public sealed partial class StoreProof(TrackStore store, TimeProvider time, ILogger<StoreProof> log)
{
    /// <summary>How long a good proof holds. A failure is looked at again by whoever asks next.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private Task<string?>? _proof;
    private DateTimeOffset _from;

    /// <summary>Null when the store takes what comes, else what the operator can do. Names no place: anybody may ask.</summary>
    public Task<string?> TroubleAsync(CancellationToken ct)
    {
        lock (_gate)
        {
            if (!IsGood(_proof)) (_proof, _from) = (ProveAsync(), time.GetUtcNow());
            return _proof!.WaitAsync(ct);
        }
    }

    // A clock that was put back proves nothing.
    private bool IsGood(Task<string?>? proof) =>
        proof is { IsCompleted: false } || (proof is { IsCompletedSuccessfully: true, Result: null } && time.GetUtcNow() - _from is var age && age >= TimeSpan.Zero && age < Holds);

    // Of nobody's token: whoever came first may go, and the others still wait for it.
    private async Task<string?> ProveAsync()
    {
        try
        {
            await store.PutSettingAsync("health", "written", CancellationToken.None);
            return null;
        }
        catch (StoreUnavailableException e)
        {
            Log.NotStored(log, e);
            return e.NextStep;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "News that come now cannot be stored.")]
        public static partial void NotStored(ILogger logger, Exception e);
    }
}
