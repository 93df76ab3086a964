using System.Collections.Immutable;
using Swarm.Core.Documents;
using Swarm.Core.Plans;
using Swarm.Core.Policies;

namespace Swarm.Core.Gates;

/// <summary>Gate <c>scope</c>: an attempt changes what its task touches and nothing that is protected.</summary>
public static class ScopeGate
{
    /// <summary>How many files beside the touches are let through with a warning; a forgotten neighbour is no fault.</summary>
    public const int Tolerance = 2;

    /// <param name="touches">The task's touches; none for a read-only task, which may change nothing.</param>
    /// <param name="lockedByOthers">Touches of attempts that run at the same time: never tolerated.</param>
    /// <param name="suspicious">Paths that git took in but that reach outside the tree (symbolic links, nested repositories).</param>
    public static GateResult Measure(
        IReadOnlyCollection<string> touches,
        IReadOnlyCollection<string> lockedByOthers,
        IReadOnlyCollection<ChangedFile> changes,
        IReadOnlyCollection<string> suspicious)
    {
        var outside = changes.Where(change => !touches.Any(touch => Touch.Covers(touch, change.Path))).ToList();
        var barred = new List<GateAnnotation>();
        barred.AddRange(suspicious.Select(path => new GateAnnotation(path, 1, "It reaches outside the work tree; remove it.")));
        barred.AddRange(changes.Where(change => ProtectedPaths.Covers(change.Path))
            .Select(change => new GateAnnotation(change.Path, 1, "The path is protected: people change it, agents do not.")));
        barred.AddRange(outside.Where(change => lockedByOthers.Any(touch => Touch.Covers(touch, change.Path)))
            .Select(change => new GateAnnotation(change.Path, 1, "Another running task holds this path.")));
        if (barred.Count > 0)
            return GateResult.Fail(GateIds.Scope, $"{Counted.Of(barred.Count, "change")} that may never be made: {Names(barred.Select(each => each.Path))}.", [.. barred]);

        var strays = outside.Select(change => new GateAnnotation(change.Path, 1, "The task does not touch this path.")).ToImmutableArray();
        if (touches.Count == 0 && changes.Count > 0)
            return GateResult.Fail(GateIds.Scope, $"The task is read-only and changed {Counted.Of(changes.Count, "file")}.", strays);
        if (strays.Length > Tolerance)
            return GateResult.Fail(GateIds.Scope, $"{strays.Length} files lie outside the task's touches (tolerated: {Tolerance}): {Names(outside.Select(each => each.Path))}.", strays);
        return strays.Length > 0
            ? new GateResult(GateIds.Scope, Verdict.Warn, $"Beside its touches the task changed {Names(outside.Select(each => each.Path))}.", strays)
            : GateResult.Pass(GateIds.Scope, $"{Counted.Of(changes.Count, "changed file")}, all inside the touches.");
    }

    private static string Names(IEnumerable<string> paths) => string.Join(", ", paths.Distinct().Take(5).Select(path => $"`{path}`"));
}
