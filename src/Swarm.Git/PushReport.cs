namespace Swarm.Git;

/// <summary>Reads <c>push --porcelain</c>: one line "<c>flag TAB from:to TAB summary</c>" for each ref.</summary>
internal static class PushReport
{
    /// <summary>The flag of the ref's line, or null when there is none.</summary>
    public static char? Line(string output, string fullRef) => Find(output, fullRef) is { } line ? line[0] : null;

    /// <summary>The remote's own words where it gave some, else git's summary.</summary>
    public static string Reason(GitOutput output, string fullRef)
    {
        var words = output.Error.Split('\n')
            .Where(line => line.StartsWith("remote:", StringComparison.Ordinal))
            .Select(line => line["remote:".Length..].Trim())
            .Where(line => line.Length > 0);
        var summary = Find(output.Text, fullRef)!.Split('\t', 3)[2];
        return GitException.Reason(string.Join(" ", words.Prepend(summary)));
    }

    private static string? Find(string output, string fullRef) =>
        output.Split('\n').FirstOrDefault(line => line.Split('\t') is [{ Length: 1 }, var pair, _] && pair.EndsWith($":{fullRef}", StringComparison.Ordinal));
}
