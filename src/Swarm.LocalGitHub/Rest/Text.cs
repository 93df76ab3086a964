using Swarm.LocalGitHub.Server;

namespace Swarm.LocalGitHub.Rest;

/// <summary>Limits on texts that several resources share.</summary>
internal static class Text
{
    /// <summary>Longest body of an issue, comment, pull request or review, in characters.</summary>
    public const int LongestBody = 65_536;

    public const int LongestTitle = 256;

    public static Answer? BodyFault(string resource, string? body) => body?.Length > LongestBody
        ? Answer.Invalid(resource, "body", "custom", $"body is too long (maximum is {LongestBody} characters)")
        : null;

    public static Answer? TitleFault(string resource, string? title)
    {
        if (string.IsNullOrWhiteSpace(title)) return Answer.Invalid(resource, "title", "missing_field");
        return title.Length > LongestTitle
            ? Answer.Invalid(resource, "title", "custom", $"title is too long (maximum is {LongestTitle} characters)")
            : null;
    }
}
