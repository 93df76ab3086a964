using Swarm.Git;

namespace Swarm.Bot.Work;

/// <summary>A copy of a commit that nobody's work lies in: to be read, built and thrown away.</summary>
public sealed class Scratch : IAsyncDisposable
{
    private readonly Mirror _mirror;

    private Scratch(Mirror mirror, Workspace workspace)
    {
        _mirror = mirror;
        Workspace = workspace;
    }

    public Workspace Workspace { get; }

    public static async Task<Scratch> OpenAsync(Mirror mirror, string key, string commit, CancellationToken ct)
    {
        var name = Mirror.ScratchPrefix + key;
        // An earlier life of the job may have left one; nobody's work is in it.
        if (await mirror.OpenWorkspaceAsync(name, ct) is { } left) await mirror.DiscardScratchAsync(left, ct);
        return new Scratch(mirror, await mirror.CreateWorkspaceAsync(name, commit, ct));
    }

    public async ValueTask DisposeAsync() => await _mirror.DiscardScratchAsync(Workspace, CancellationToken.None);
}
