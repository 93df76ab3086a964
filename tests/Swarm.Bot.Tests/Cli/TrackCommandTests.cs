using Swarm.Testing;

namespace Swarm.Bot.Tests.Cli;

public sealed class TrackCommandTests(KeptRun kept) : IClassFixture<KeptRun>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(80)]
    [InlineData(160)]
    public async Task List_shows_tracks_beside_a_running_server(int width)
    {
        var trial = new CommandTrial { Width = width };

        (await trial.RunAsync(Ct, "track", "list", "--data", kept.Data)).ShouldBe(0, trial.All);

        trial.Out.Text.ShouldContain(kept.Track);
        trial.Out.Text.ShouldContain("2/2");
        trial.Out.Text.ShouldContain("Ready");
        trial.Out.Text.Split('\n').ShouldAllBe(line => line.Length <= width);
    }

    [Fact]
    public async Task The_data_directory_may_come_from_the_environment()
    {
        var trial = new CommandTrial { Variables = new CommandTrial().Variables.Add("Swarm__Data", kept.Data) };

        (await trial.RunAsync(Ct, "track", "list", "--json")).ShouldBe(0, trial.All);

        var line = trial.Json["tracks"]!.AsArray().ShouldHaveSingleItem()!;
        line["track"]!.GetValue<string>().ShouldBe(kept.Track);
        line["repository"]!.GetValue<string>().ShouldBe("workshop/greeter");
        line["tasksDone"]!.GetValue<int>().ShouldBe(2);
        line["costUsd"]!.GetValue<decimal>().ShouldBeGreaterThan(0);
        line["fault"].ShouldBeNull();
    }

    [Fact]
    public async Task Show_tells_tasks_gates_cost_and_the_next_step()
    {
        var (exit, trial) = await CommandTrial.OfAsync(Ct, "track", "show", kept.Track, "--data", kept.Data);

        exit.ShouldBe(0, trial.All);
        foreach (var part in (string[])["Ready. Review and merge #2.", "Say thanks", "Gates on the head", "secrets", "Cost $", "Branch swarm/1/head at "]) trial.Out.Text.ShouldContain(part);

        var (_, json) = await CommandTrial.OfAsync(Ct, "track", "show", kept.Track, "--data", kept.Data, "--json");
        json.Json["tasks"]![1]!["attempts"]![0]!["stage"]!.GetValue<string>().ShouldBe("done");
        json.Json["gates"]!.AsArray().Select(gate => gate!["verdict"]!.GetValue<string>()).Distinct().ShouldBe(["pass"]);
        json.Error.Text.ShouldContain("Gates on the head");
    }

    [Fact]
    public async Task Log_has_one_line_per_event_and_nothing_that_steers_a_terminal()
    {
        var (exit, trial) = await CommandTrial.OfAsync(Ct, "track", "log", kept.Track, "--data", kept.Data);
        var (_, json) = await CommandTrial.OfAsync(Ct, "track", "log", kept.Track, "--data", kept.Data, "--json");

        exit.ShouldBe(0, trial.All);
        var lines = trial.Out.Text.TrimEnd().Split('\n');
        lines.Length.ShouldBe(json.Json["events"]!.AsArray().Count);
        lines[0].ShouldMatch(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d  track of workshop/greeter#1 started by you: Say");
        lines.ShouldContain(line => line.EndsWith("phase Ready", StringComparison.Ordinal));
        lines.ShouldContain(line => line.Contains("T01-1 merged, head ", StringComparison.Ordinal));
        trial.All.ShouldNotContain("\u001b");
        // Lines are short; texts that GitHub shows shortened are whole here.
        json.Json["events"]![0]!["fact"]!["title"]!.GetValue<string>().ShouldStartWith("Say");
        json.Json["events"]!.AsArray().ShouldAllBe(each => each!["text"]!.GetValue<string>() != each["kind"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("show")]
    [InlineData("log")]
    public async Task An_unknown_key_is_a_fault_and_names_the_nearest_or_all(string command)
    {
        var (near, nearly) = await CommandTrial.OfAsync(Ct, "track", command, kept.Track + "1", "--data", kept.Data);
        var (far, other) = await CommandTrial.OfAsync(Ct, "track", command, "something-else", "--data", kept.Data, "--json");

        near.ShouldBe(1);
        nearly.Error.Text.ShouldContain($"Did you mean {kept.Track}?");
        far.ShouldBe(1);
        other.Json["nextStep"]!.GetValue<string>().ShouldBe($"Known: {kept.Track}.");
    }

    [Fact]
    public async Task A_folder_without_a_store_could_not_be_read_and_stays_untouched()
    {
        using var folder = new TemporaryFolder();

        var (exit, trial) = await CommandTrial.OfAsync(Ct, "track", "list", "--data", folder.Path);

        exit.ShouldBe(2);
        trial.Error.Text.ShouldContain($"There is no store in {folder.Path}.");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }
}
