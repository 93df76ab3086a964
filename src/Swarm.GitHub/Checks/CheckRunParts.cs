namespace Swarm.GitHub;

/// <summary>Cuts one check into the requests that GitHub takes: 50 annotations each.</summary>
internal static class CheckRunParts
{
    public const int AnnotationsPerRequest = 50;

    public static IReadOnlyList<CheckRunRequest> Of(CheckRunRequest check)
    {
        Demand(check);
        if (check.Output is not { Annotations: { Count: > AnnotationsPerRequest } annotations } output) return [check];
        return annotations.Chunk(AnnotationsPerRequest).Select(part => check with { Output = output with { Annotations = part } }).ToArray();
    }

    private static void Demand(CheckRunRequest check)
    {
        BodyLimit.Demand(check.Output?.Summary, BodyLimit.CheckCharacters);
        BodyLimit.Demand(check.Output?.Text, BodyLimit.CheckCharacters);
        foreach (var annotation in check.Output?.Annotations ?? []) BodyLimit.Demand(annotation.Message, BodyLimit.CheckCharacters);
    }
}
