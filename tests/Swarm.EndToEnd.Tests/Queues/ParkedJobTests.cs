using System.Text.Json.Nodes;
using Swarm.Bot.Cli;
using Swarm.Bot.Hosting;
using Swarm.EndToEnd.Tests.Stage;
using Swarm.Storage;
using Swarm.Testing;

namespace Swarm.EndToEnd.Tests.Queues;

/// <summary>A job that ended its process too often is parked, shown and replayed; its track goes on as if nothing had been.</summary>
public sealed class ParkedJobTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_job_beyond_its_claims_is_parked_with_its_reason_and_replayed_by_the_command_line(bool onAzure)
    {
        await using var azurite = onAzure ? await Azurite.StartAsync(Ct) : null;
        using var held = new Held();
        var model = new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", (_, _) => held.Then(Session.Writes("src/more.txt", "six\n")));
        await using var scene = await Scene.OpenAsync(model, node => azurite is null ? node : QueueConfiguration.With(node, azurite));
        var issue = scene.Label();
        await held.ReachedAsync(Ct);
        await scene.Stage.StopNodeAsync();
        var data = Path.Combine(scene.Stage.Folder, "data");
        Claims.Leave(data, 14);

        await scene.Stage.StartNodeAsync(Ct);
        var aside = await scene.UntilJobAsync(job => job.State == JobState.Poisoned);
        await scene.SeenAsync(_ => scene.Comments(issue, "set-aside").Count > 0);
        // The pull request is shown in a lane of its own, which the stop may have cut short: it may come after the checks.
        await scene.SeenAsync(now => now.Pulls.Any() && now.CheckRuns.Any() && now.CheckRuns.All(run => run.Status == "completed"));
        scene.Comment(issue, "set-aside").Body.ShouldContain($"`swarm jobs replay {aside.Id}`");
        scene.Check("swarm").Conclusion.ShouldBe("action_required");

        var line = (await SaysAsync(azurite, "jobs", "list", "--parked", "--data", data, "--json"))["jobs"]!.AsArray().ShouldHaveSingleItem()!;
        line["state"]!.GetValue<string>().ShouldBe("parked");
        line["reason"]!.GetValue<string>().ShouldBe("The app ended 14 times while it was doing this or telling the track of it.");
        held.Release();
        var replayed = await SaysAsync(azurite, "jobs", "replay", $"{line["id"]!.GetValue<long>()}", "--data", data, "--json");
        replayed["warning"].ShouldBeNull();

        await scene.UntilReadyAsync(issue);
        (await scene.Store.ListJobsAsync(null, Ct)).ShouldAllBe(job => job.State != JobState.Poisoned);
        model.To("T01").Count.ShouldBe(2);
        scene.Comment(issue, "set-aside").Body.ShouldContain("No longer set aside");
        scene.Check("swarm").Conclusion.ShouldBe("success");
    }

    [Fact]
    public async Task A_queue_that_cannot_be_told_is_a_warning_and_the_server_finds_the_job_by_itself()
    {
        await using var azurite = await Azurite.StartAsync(Ct);
        using var held = new Held();
        var model = new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", (_, _) => held.Then(Session.Writes("src/more.txt", "six\n")));
        await using var scene = await Scene.OpenAsync(model, node => QueueConfiguration.With(node, azurite));
        var issue = scene.Label();
        await held.ReachedAsync(Ct);
        await scene.Stage.StopNodeAsync();
        var data = Path.Combine(scene.Stage.Folder, "data");
        Claims.Leave(data, 14);
        await scene.Stage.StartNodeAsync(Ct);
        var parked = await scene.UntilJobAsync(job => job.State == JobState.Poisoned);
        await azurite.KillAsync();
        held.Release();

        var replayed = await SaysAsync(azurite, "jobs", "replay", $"{parked.Id}", "--data", data, "--json");

        replayed["warning"]!.GetValue<string>().ShouldContain("cannot be reached");
        await scene.UntilReadyAsync(issue);
    }

    private static async Task<JsonObject> SaysAsync(Azurite? azurite, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal { Out = output, Error = error, In = TextReader.Null };
        if (azurite is not null) terminal = terminal with { Variables = QueueConfiguration.Variables(azurite) };
        (await SwarmCommandLine.RunAsync(args, terminal, Ct)).ShouldBe(0, $"{output}{error}");
        return JsonNode.Parse(output.ToString()).ShouldBeOfType<JsonObject>();
    }
}
