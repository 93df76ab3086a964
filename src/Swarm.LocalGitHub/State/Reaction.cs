namespace Swarm.LocalGitHub.State;

internal sealed record Reaction(long Id, string Content, Account By, DateTimeOffset CreatedAt)
{
    /// <summary>The reactions GitHub knows, with the signs that pages show.</summary>
    public static IReadOnlyDictionary<string, string> Signs { get; } = new Dictionary<string, string>
    {
        ["+1"] = "👍",
        ["-1"] = "👎",
        ["laugh"] = "😄",
        ["confused"] = "😕",
        ["heart"] = "❤️",
        ["hooray"] = "🎉",
        ["rocket"] = "🚀",
        ["eyes"] = "👀",
    };
}
