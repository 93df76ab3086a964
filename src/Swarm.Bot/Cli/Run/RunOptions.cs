namespace Swarm.Bot.Cli.Run;

/// <summary>What <c>swarm run</c> was asked.</summary>
/// <param name="Repo">A folder of a git repository.</param>
/// <param name="Issue">A Markdown file: title, then body.</param>
internal sealed record RunOptions(string Repo, string Issue)
{
    /// <summary>Runner of every role; null takes <c>claude-code</c>, or <c>command</c> where a command is named.</summary>
    public string? Agent { get; init; }

    public string? Model { get; init; }

    /// <summary>Program and arguments of runner <c>command</c>.</summary>
    public string? Command { get; init; }

    /// <summary>Neither the plan nor the end of a phase needs approval. Questions are asked all the same.</summary>
    public bool Yes { get; init; }

    /// <summary>US dollars for the whole run; null takes the repository's limit.</summary>
    public decimal? Budget { get; init; }

    /// <summary>Pages stay up at the end, and files in place.</summary>
    public bool Keep { get; init; }

    public bool Verbose { get; init; }

    /// <summary>Where a scripted model listens.</summary>
    public string? ModelUrl { get; init; }

    /// <summary>File with the scripted model's key.</summary>
    public string? ModelKeyFile { get; init; }
}
