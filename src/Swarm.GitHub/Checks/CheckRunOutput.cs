namespace Swarm.GitHub;

/// <summary>What a check shows, and how many annotations it has by now.</summary>
public sealed record CheckRunOutput(string? Title = null, string? Summary = null, string? Text = null, int AnnotationsCount = 0);
