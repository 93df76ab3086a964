namespace Swarm.GitHub;

/// <summary>Cuts one check into the requests that GitHub takes: 50 annotations each.</summary>
internal static class CheckRunParts
{
    public const int AnnotationsPerRequest = 50;

    /// <summary>The check with the first of these annotations.</summary>
    public static CheckRunRequest With(CheckRunRequest check, IEnumerable<CheckAnnotation> annotations) =>
        check.Output is { } output ? check with { Output = output with { Annotations = [.. annotations.Take(AnnotationsPerRequest)] } } : check;

    public static void Demand(CheckRunRequest check)
    {
        BodyLimit.Demand(check.Output?.Summary, BodyLimit.CheckCharacters);
        BodyLimit.Demand(check.Output?.Text, BodyLimit.CheckCharacters);
        foreach (var annotation in check.Output?.Annotations ?? []) BodyLimit.Demand(annotation.Message, BodyLimit.CheckCharacters);
    }
}
