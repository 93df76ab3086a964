namespace Swarm.Bot.Settings;

/// <summary>Finds the name that somebody probably meant.</summary>
internal static class NearestName
{
    // Longer words are compared by their beginning: a distance costs length times length.
    private const int MostCompared = 60;

    /// <summary>The known name with the fewest edits, or null when none is near: at most two, or a third of the word.</summary>
    public static string? Of(string word, IEnumerable<string> known)
    {
        var compared = word.Length > MostCompared ? word[..MostCompared] : word;
        var best = known.Select(name => (Name: name, Edits: Edits(compared.ToLowerInvariant(), name.ToLowerInvariant())))
            .OrderBy(each => each.Edits)
            .FirstOrDefault();
        return best.Name is not null && best.Edits <= Allowed(word, best.Name) ? best.Name : null;
    }

    // A short word turns into any other with two edits.
    private static int Allowed(string word, string name) =>
        Math.Min(word.Length, name.Length) <= 3 ? 1 : Math.Max(2, Math.Min(word.Length, MostCompared) / 3);

    // Insertions, deletions, replacements and swaps of neighbours each count one.
    private static int Edits(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++) table[i, 0] = i;
        for (var j = 0; j <= other.Length; j++) table[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++) table[i, j] = Step(table, one, other, i, j);
        }

        return table[one.Length, other.Length];
    }

    private static int Step(int[,] table, string one, string other, int i, int j)
    {
        var replaced = table[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
        var best = Math.Min(replaced, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
        var swapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
        return swapped ? Math.Min(best, table[i - 2, j - 2] + 1) : best;
    }
}
