namespace Swarm.Bot.Demo.Script;

/// <summary>What the attempts at the plan's tasks do.</summary>
internal static class TaskSessions
{
    private const string Journal = "src/journal.sh";

    /// <summary>Null for a task that is not in the demo's plan.</summary>
    public static SessionScript? Of(string task, BriefPast past) => task switch
    {
        "T01" => Levels,
        "T02" => Months(past.HasFailures),
        "T03" => Low,
        "T04" => Table,
        "T05" => Export,
        "T06" => Check(past.Answer),
        "T07" => Guide,
        "T08" => Compare,
        _ => null,
    };

    private static SessionScript Levels =>
        SessionScript.Of("T01")
            .Say("The reader knows entries by their first word; a level is one more.")
            .Think(250)
            .Replace(Journal, "#   move DATE", "#   level CODE QUANTITY\n#   move DATE")
            .Replace(Journal, "      [0-9][0-9][0-9][0-9]-", "      level) journal_level \"$second\" \"$rest\" ;;\n      [0-9][0-9][0-9][0-9]-")
            .Replace(Journal, "journal_move() {", DemoFiles.Text("Sessions/T01/journal_level.sh") + "\njournal_move() {")
            .Replace("docs/journal.md", "| `2026-01-12 in", "| `level CODE QUANTITY` | at this stock or below, the item has to be ordered again |\n| `2026-01-12 in")
            .Append("data/workshop.journal", "\nlevel brake-pad 8\nlevel chain-11 4\nlevel tube-28 30\n")
            .Append("tests/journal_test.sh", DemoFiles.Text("Sessions/T01/more_journal_test.sh"))
            .Run("sh", "test.sh");

    /// <summary>The first attempt counts neighbouring lines only and does not run the tests; they find it.</summary>
    private static SessionScript Months(bool knowsBetter) =>
        knowsBetter
            ? SessionScript.Of("T02-2")
                .Say("A month came twice because the journal is not in order. I sort before adding up.")
                .Think(200)
                .Write("T02-2")
                .Run("sh", "test.sh")
            : SessionScript.Of("T02-1")
                .Say("One line per month: I add up until the month changes.")
                .Think(350)
                .Write("T02-1");

    private static SessionScript Low =>
        SessionScript.Of("T03")
            .Say("Totals on one side, levels on the other; each item is compared with its last level.")
            .Think(250)
            .Write("T03")
            .Run("sh", "test.sh");

    private static SessionScript Table =>
        SessionScript.Of("T04")
            .Say("The totals carry the title already; the table only has to show it.")
            .Think(400)
            .Write("T04")
            .Run("sh", "test.sh");

    /// <summary>Asks for a call that costs more than the whole track may, and goes on without it.</summary>
    private static SessionScript Export =>
        SessionScript.Of("T05")
            .Say("Before I begin I would like the model to read everything, many times over.")
            .Call(maxTokens: 16_000, inputCharacters: 9_000_000)
            .Say("That was refused. The files I have are enough.")
            .Think(150)
            .Write("T05")
            .Run("sh", "test.sh");

    private static SessionScript Check(string? answer)
    {
        if (answer is null)
            return SessionScript.Of("T06-ask").Say("Whether a shortage is an error is not mine to decide, so I ask.").Think(200);
        // Whatever else a person says, the careful reading is that a shortage is an error.
        var name = answer.Contains("warn", StringComparison.OrdinalIgnoreCase) ? "T06-warn" : "T06-refuse";
        return SessionScript.Of(name)
            .Say($"The answer is: {answer}")
            .Think(150)
            .Write(name)
            .Run("sh", "test.sh");
    }

    private static SessionScript Guide =>
        SessionScript.Of("T07")
            .Say("Everything is in; now the guide, and the whole count as one test.")
            .Think(250)
            .Write("T07")
            .Run("sh", "test.sh");

    private static SessionScript Compare =>
        SessionScript.Of("T08")
            .Say("I compare the guide with what the program lists.")
            .Run("sh", "stockroom", "help")
            .Think(150);
}
