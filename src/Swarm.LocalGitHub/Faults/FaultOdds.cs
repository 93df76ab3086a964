namespace Swarm.LocalGitHub;

/// <summary>
/// Faults by chance. The draw hangs on the seed and on what is asked for the how many-th time, not on what else goes on,
/// so a run with the same requests has the same faults.
/// </summary>
/// <param name="Seed">Another seed gives other faults.</param>
/// <param name="OneIn">One in so many is struck, on average.</param>
/// <param name="Kinds">Drawn from evenly; name a kind twice to double its share.</param>
public sealed record FaultOdds<T>(int Seed, int OneIn, IReadOnlyList<T> Kinds) where T : class
{
    internal T? Draw(string subject, int count)
    {
        var random = new Random(Hash($"{Seed} {count} {subject}"));
        return Kinds.Count > 0 && random.Next(OneIn) == 0 ? Kinds[random.Next(Kinds.Count)] : null;
    }

    // FNV-1a: the hash of the runtime differs from process to process.
    private static int Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text) hash = unchecked((hash ^ c) * 16777619u);
        return unchecked((int)hash);
    }
}
