using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests.Kills;

/// <summary>
/// The model's words of the killed track: three tasks, one of which asks, and a council whose one finding is repaired.
/// They depend on the brief alone, so a session that a kill ended is told the same again.
/// </summary>
internal static class KillWords
{
    public const string Unconfined = """
        autonomy: until-gates
        agents:
          default: { runner: scripted, model: scripted-1 }
        """;

    public const string Confined = Unconfined + "\ncommands: { build: sh build.sh, test: sh test.sh }\n";

    public static Model Model() => new Model()
        .Plans(new PlanText().Task("T01", ["src/colour.txt"], [], asks: true).Task("T02", ["src/more.txt"], []).Task("T03", ["docs/"], ["T02"]))
        .Says("T01", (told, _) => told.Brief.Contains("## Answered question E-01")
            ? Session.Writes("src/colour.txt", told.Brief.Contains("Answer: blue") ? "blue\n" : "red\n")
            : Session.Asks("Which colour?", "red", "blue"))
        // A child that outlives its agent is what an open cell cannot hold by itself.
        .Says("T02", Session.Writes("src/more.txt", "six\nseven\n").Run("sh", "-c", "sleep 300 >/dev/null 2>&1 &").Call())
        .Says("T03", Session.Writes("docs/list.md", "# The list\n\nIt has a colour.\n"))
        .Says("correctness", (told, _) => told.Brief.Contains("eight") ? Session.Finds() : Session.Finds(("major", "src/more.txt", 2, "Eight is missing.")))
        .Says("repairer", Session.Empty.Replace("src/more.txt", "seven\n", "seven\neight\n"));
}
