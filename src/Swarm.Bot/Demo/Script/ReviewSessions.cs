using System.Collections.Immutable;

namespace Swarm.Bot.Demo.Script;

/// <summary>What the council, the repairer and the verifier do.</summary>
internal static class ReviewSessions
{
    private static readonly ImmutableHashSet<string> Lenses = ["correctness", "security", "maintainability"];

    public static SessionScript? Lens(string lens) =>
        Lenses.Contains(lens)
            ? SessionScript.Of(lens).Say($"I read the whole difference for {lens} and nothing else.").Think(300)
            : null;

    /// <summary>Mends the comparison that the correctness lens found, and tests the edge that nobody had tested.</summary>
    public static SessionScript Repair =>
        SessionScript.Of("repair")
            .Say("First a test for the edge, then the comparison.")
            .Append("tests/low_test.sh", DemoFiles.Text("Sessions/repair/more_low_test.sh"))
            .Run("sh", "tests/low_test.sh")
            .Replace("src/commands/low.sh", "-lt \"$level\"", "-le \"$level\"")
            .Run("sh", "tests/low_test.sh")
            .Think(150);

    public static SessionScript Verify =>
        SessionScript.Of("verifier")
            .Say("I look at the repaired lines and run the tests.")
            .Run("sh", "test.sh")
            .Think(150);
}
