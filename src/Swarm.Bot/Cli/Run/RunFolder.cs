namespace Swarm.Bot.Cli.Run;

/// <summary>The files of one run: the local GitHub, the store, the mirror with every attempt. Removed only when the run says so.</summary>
internal sealed class RunFolder(Answer answer) : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("swarm-run-").FullName;

    /// <summary>True (the default) leaves everything: what is not in the person's repository yet is nowhere else.</summary>
    public bool Keep { get; set; } = true;

    public void Dispose()
    {
        if (Keep) return;
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            answer.Line($"{Path} could not be removed: {e.Message}");
        }
    }
}
