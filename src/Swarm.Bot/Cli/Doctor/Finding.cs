namespace Swarm.Bot.Cli.Doctor;

/// <summary>One look at the machine.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Seen">What was seen; never a secret.</param>
/// <param name="Why">Why it matters; a whole sentence.</param>
/// <param name="NextStep">What to do; null where all is well.</param>
internal sealed record Finding(string Name, Verdict Verdict, string Seen, string Why, string? NextStep = null)
{
    /// <summary>One line for people. What is well needs no reason.</summary>
    public override string ToString()
    {
        var line = $"{Words.Of(Verdict),-8} {Name}: {Plain(Seen)}";
        return Verdict == Verdict.Ok ? line : $"{line} {Why} {Plain(NextStep ?? "")}".TrimEnd();
    }

    // Paths and what programs say of themselves come from outside.
    private static string Plain(string text) => Answer.Plain(text, 1000);
}
