using System.Collections.Immutable;

namespace Swarm.Core.Commands;

/// <summary>Every command with its form and meaning: the source of <c>/swarm help</c>, of the nearest-name search and of the reference page.</summary>
public static class CommandTable
{
    public const string Prefix = "/swarm";

    public static ImmutableArray<(string Name, string Form, string Meaning)> All { get; } =
    [
        ("status", "/swarm", "where the track stands and the next step (also `/swarm status`)"),
        ("help", "/swarm help", "this list"),
        ("next", "/swarm next", "which tasks could start now and what holds the others"),
        ("approve", "/swarm approve", "let the plan run, or go on after a phase (autonomy `checkpoint`)"),
        ("answer", "/swarm answer E-01 2", "answer a question with an option's number, or in your own words"),
        ("dispatch", "/swarm dispatch T01 T03", "let these tasks start (autonomy `manual`)"),
        ("retry", "/swarm retry T01", "try a failed task again"),
        ("skip", "/swarm skip T01", "leave a task out"),
        ("pause", "/swarm pause", "start nothing new; what runs ends and waits"),
        ("resume", "/swarm resume", "go on after a pause"),
        ("budget", "/swarm budget +5", "raise the track's limit by so many US dollars"),
        ("cancel", "/swarm cancel", "stop the track; its branch and its work are kept"),
    ];

    /// <summary>The known name with the fewest edits, or null when none is near.</summary>
    public static string? Nearest(string word)
    {
        var best = All.Select(command => (command.Name, Distance: Distance(word.ToLowerInvariant(), command.Name))).MinBy(each => each.Distance);
        return best.Distance <= Math.Max(2, word.Length / 3) ? best.Name : null;
    }

    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? diagonal : diagonal + 1;
                diagonal = row[j];
                row[j] = Math.Min(cost, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
