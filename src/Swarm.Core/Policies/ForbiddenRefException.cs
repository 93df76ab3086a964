namespace Swarm.Core.Policies;

/// <summary>Code asked to write a ref outside the app's own; nothing was written.</summary>
public sealed class ForbiddenRefException(string fullRef, string branchPrefix)
    : InvalidOperationException($"The app writes only refs/heads/{branchPrefix}/** and refs/swarm/**; it was asked to write '{fullRef}'.");
