namespace Swarm.GitHub;

/// <summary>Reads the <c>Link</c> header by which GitHub pages.</summary>
internal static class LinkHeader
{
    /// <summary>The address of the next page; null on the last.</summary>
    public static Uri? Next(string? header) =>
        header?.Split(',').Where(IsNext).Select(Target).FirstOrDefault(target => target is not null);

    /// <summary>A parameter of an address's query, decoded; null where it is absent.</summary>
    public static string? Parameter(Uri url, string name) =>
        url.Query.TrimStart('?').Split('&')
            .Select(pair => pair.Split('=', 2))
            .Where(pair => pair.Length == 2 && pair[0] == name)
            .Select(pair => Uri.UnescapeDataString(pair[1]))
            .FirstOrDefault();

    private static bool IsNext(string link) =>
        link.Split(';').Skip(1).Any(part => part.Trim() is "rel=\"next\"" or "rel=next");

    private static Uri? Target(string link)
    {
        var (from, to) = (link.IndexOf('<', StringComparison.Ordinal), link.IndexOf('>', StringComparison.Ordinal));
        if (from < 0 || to < from) return null;
        return Uri.TryCreate(link[(from + 1)..to], UriKind.Absolute, out var target) ? target : null;
    }
}
