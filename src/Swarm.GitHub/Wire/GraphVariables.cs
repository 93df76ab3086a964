namespace Swarm.GitHub;

/// <summary>Every variable that a query of the product uses; those left null are not sent.</summary>
internal sealed record GraphVariables
{
    public string? Id { get; init; }

    public MinimizeReason? Classifier { get; init; }

    public string? Owner { get; init; }

    public string? Name { get; init; }

    public int? Number { get; init; }

    public string? After { get; init; }
}
