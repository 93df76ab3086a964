using System.Collections.Immutable;
using Swarm.Analysis;
using Swarm.Git;

namespace Swarm.Bot.Work;

/// <summary>Lines that a commit adds to what was there.</summary>
internal static class AddedSince
{
    /// <summary>More of a difference than any gate needs to read; beyond it a change is too large to be trusted by its text.</summary>
    private const int LargestPatch = 64 * 1024 * 1024;

    /// <exception cref="InvalidDataException">The difference is too large to be read whole, and half of it proves nothing.</exception>
    public static async Task<ImmutableArray<AddedLine>> OneAsync(Mirror mirror, string from, string commit, CancellationToken ct)
    {
        var patch = await mirror.PatchAsync(from, commit, LargestPatch, ct);
        return patch.Length < LargestPatch / 2
            ? PatchReader.AddedLines(patch)
            : throw new InvalidDataException($"The difference from {from} to {commit} is too large to be measured; split the task.");
    }

    /// <summary>For a merge: lines that neither side had. What one side brought is not the merge's doing.</summary>
    public static async Task<ImmutableArray<AddedLine>> BothAsync(Mirror mirror, string one, string other, string commit, CancellationToken ct)
    {
        var beside = (await OneAsync(mirror, other, commit, ct)).Select(line => (line.Path, line.Line)).ToHashSet();
        return [.. (await OneAsync(mirror, one, commit, ct)).Where(line => beside.Contains((line.Path, line.Line)))];
    }
}
