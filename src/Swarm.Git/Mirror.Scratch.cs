namespace Swarm.Git;

public sealed partial class Mirror
{
    /// <summary>First part of the keys of workspaces that hold nobody's work: copies to be read, built and thrown away.</summary>
    public const string ScratchPrefix = "scratch/";

    /// <summary>Removes a scratch copy with everything that was built in it. Already removed is fine.</summary>
    /// <exception cref="InvalidOperationException">The workspace is no scratch copy; its work would be lost.</exception>
    public Task DiscardScratchAsync(Workspace w, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (!w.Key.StartsWith(ScratchPrefix, StringComparison.Ordinal))
            throw new InvalidOperationException($"'{w.Key}' is no scratch copy: its work must be saved before it is removed.");
        if (Directory.Exists(w.Folder)) Leave(w);
        return Task.CompletedTask;
    }
}
