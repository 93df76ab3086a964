namespace Swarm.LocalGitHub;

/// <summary>What a check run says: a title, a Markdown summary and a longer Markdown text. Null where never set.</summary>
public sealed record CheckOutput(string? Title, string? Summary, string? Text);
