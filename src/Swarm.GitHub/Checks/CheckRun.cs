namespace Swarm.GitHub;

/// <summary>A check as GitHub shows it.</summary>
/// <param name="Id">GitHub's number.</param>
/// <param name="Name">Name of the check.</param>
/// <param name="HeadSha">The commit it judges.</param>
/// <param name="Status"><c>queued</c>, <c>in_progress</c>, <c>completed</c>, or one that only GitHub sets.</param>
/// <param name="Conclusion">How it ended; null before.</param>
/// <param name="ExternalId">The key of whoever made it.</param>
/// <param name="App">The App that made it.</param>
/// <param name="HtmlUrl">Its page.</param>
/// <param name="Output">What it shows.</param>
public sealed record CheckRun(
    long Id,
    string Name,
    string HeadSha,
    string Status,
    string? Conclusion,
    string? ExternalId,
    AppReference? App,
    Uri? HtmlUrl = null,
    CheckRunOutput? Output = null)
{
    /// <summary>True once it has a conclusion.</summary>
    public bool IsCompleted => Status == "completed";
}
