namespace Swarm.GitHub;

/// <summary>What a check must still be given, for GitHub adds annotations and never replaces them.</summary>
internal static class MissingAnnotations
{
    /// <summary>Those wanted that are not shown yet, in order; one wanted twice must be shown twice.</summary>
    public static IReadOnlyList<CheckAnnotation> Of(IReadOnlyList<CheckAnnotation> wanted, IReadOnlyList<ShownAnnotation> shown)
    {
        var byPlace = shown.ToLookup(Place).ToDictionary(group => group.Key, group => group.ToList());
        return [.. wanted.Where(each => !Take(byPlace, each))];
    }

    private static bool Take(Dictionary<(string, int), List<ShownAnnotation>> shown, CheckAnnotation wanted)
    {
        if (!shown.TryGetValue((wanted.Path, wanted.StartLine), out var here)) return false;
        var at = here.FindIndex(each => each.Shows(wanted));
        if (at >= 0) here.RemoveAt(at);
        return at >= 0;
    }

    private static (string, int) Place(ShownAnnotation shown) => (shown.Path, shown.StartLine);
}
