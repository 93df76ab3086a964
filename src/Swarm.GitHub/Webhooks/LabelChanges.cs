namespace Swarm.GitHub;

/// <summary>What an edit changed; <paramref name="Name"/> null where the name stayed.</summary>
public sealed record LabelChanges(ChangedText? Name = null);
