using Swarm.Core.Documents;

namespace Swarm.GitHub;

/// <summary>The longest text GitHub takes in one body. Splitting is the caller's art; here the mistake is only caught early.</summary>
public static class BodyLimit
{
    /// <summary>In characters, for comments, reviews, issues and pull requests.</summary>
    public const int Characters = BodyLimits.Body;

    /// <summary>In characters, for summary and text of a check and the message of an annotation.</summary>
    public const int CheckCharacters = BodyLimits.CheckBytes;

    internal static string? Demand(string? body, int limit = Characters) =>
        body is null || body.Length <= limit
            ? body
            : throw new ArgumentException($"The text has {body.Length} characters; GitHub takes {limit}.", nameof(body));
}
