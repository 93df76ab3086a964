namespace Swarm.Git;

/// <summary>Removes folders that were moved out of the way, one after the other, without anybody waiting.</summary>
internal sealed class FolderClearing : IAsyncDisposable
{
    private readonly Backstage _backstage = new();

    /// <summary>Whatever lies there now is of no use to anybody. A folder that cannot be removed stays for the next start.</summary>
    public void Post(string folder) => _backstage.Post(_ =>
    {
        FolderRemoval.Remove(folder);
        return Task.CompletedTask;
    });

    public Task QuietAsync() => _backstage.QuietAsync();

    public ValueTask DisposeAsync() => _backstage.DisposeAsync();
}
