using Swarm.Testing;

namespace Swarm.Bot.Tests.Cli;

public sealed class JobsCommandTests(KeptRun kept) : IClassFixture<KeptRun>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_shows_every_job_of_a_track_beside_a_running_server()
    {
        var (exit, trial) = await CommandTrial.OfAsync(Ct, "jobs", "list", "--data", kept.Data);
        var (_, json) = await CommandTrial.OfAsync(Ct, "jobs", "list", "--track", kept.Track, "--data", kept.Data, "--json");

        exit.ShouldBe(0, trial.All);
        trial.Out.Text.ShouldContain(kept.Track);
        trial.Out.Text.ShouldContain("done");
        var jobs = json.Json["jobs"]!.AsArray();
        jobs.ShouldNotBeEmpty();
        jobs.ShouldAllBe(job => job!["track"]!.GetValue<string>() == kept.Track && job["reason"] == null);
        jobs.ShouldContain(job => job!["kind"]!.GetValue<string>() == "Attempt" && job["state"]!.GetValue<string>() == "done");
    }

    [Fact]
    public async Task Nothing_parked_and_an_unknown_track_are_empty_lists()
    {
        var (parked, nothing) = await CommandTrial.OfAsync(Ct, "jobs", "list", "--parked", "--data", kept.Data);
        var (other, json) = await CommandTrial.OfAsync(Ct, "jobs", "list", "--track", "9/9/9", "--data", kept.Data, "--json");

        parked.ShouldBe(0);
        nothing.Out.Text.ShouldContain("There are no parked jobs.");
        other.ShouldBe(0);
        json.Json["jobs"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("999999", "There is no job 999999.")]
    [InlineData("1", "Job 1 is not parked; it is done.")]
    [InlineData("0", "'0' is no job's id.")]
    [InlineData("T01", "'T01' is no job's id.")]
    [InlineData("99999999999999999999", "'99999999999999999999' is no job's id.")]
    public async Task A_bad_id_is_one_clear_fault(string id, string reason)
    {
        var (exit, trial) = await CommandTrial.OfAsync(Ct, "jobs", "replay", id, "--data", kept.Data);
        var (_, json) = await CommandTrial.OfAsync(Ct, "jobs", "replay", id, "--data", kept.Data, "--json");

        exit.ShouldBe(1, trial.All);
        trial.All.ShouldBe($"swarm: {reason} swarm jobs list --parked shows the parked ones.\n");
        json.Json["error"]!.GetValue<string>().ShouldBe(reason);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("replay", "1")]
    public async Task A_folder_without_a_store_could_not_be_read_and_stays_untouched(params string[] command)
    {
        using var folder = new TemporaryFolder();

        var (exit, trial) = await CommandTrial.OfAsync(Ct, ["jobs", .. command, "--data", folder.Path]);

        exit.ShouldBe(2);
        trial.Error.Text.ShouldContain($"There is no store in {folder.Path}.");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }
}
