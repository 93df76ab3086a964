namespace Swarm.Git;

/// <summary>
/// Speaks to a remote: three tries in all where the trouble may pass, with pauses that double. Every such call of the product may
/// arrive twice: reading changes nothing, and a push is a compare-and-swap that finds its own work done.
/// </summary>
/// <param name="git">The git program.</param>
/// <param name="pause">First pause between two tries.</param>
/// <param name="clock">Measures the pauses.</param>
internal sealed class RemoteCalls(GitExecutable git, TimeSpan pause, TimeProvider clock)
{
    private const int MostTries = 3;

    /// <summary>The last try's output; a non-zero exit is an answer.</summary>
    public async Task<GitOutput> RunAsync(GitCall call, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            var output = await git.RunAsync(call, ct);
            if (output.ExitCode == 0 || tries == MostTries || !RemoteTrouble.MayPass(output.Error)) return output;
            await Task.Delay(pause * (1 << (tries - 1)), clock, ct);
        }
    }

    /// <exception cref="GitUnreachableException">The remote is away for now.</exception>
    /// <exception cref="GitException">Any other end but exit 0.</exception>
    public async Task<GitOutput> DemandAsync(GitCall call, CancellationToken ct)
    {
        var output = await RunAsync(call, ct);
        return output.ExitCode == 0 ? output : throw GitException.OfRemote(call, output);
    }
}
