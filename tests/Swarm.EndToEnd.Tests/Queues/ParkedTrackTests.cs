using Microsoft.Data.Sqlite;
using Swarm.Bot.Cli;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests.Queues;

/// <summary>A track whose stream does not fold is set aside, said on its issue, and goes on once it is mended and replayed.</summary>
public sealed class ParkedTrackTests
{
    private static Model Easy => new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", Session.Writes("src/more.txt", "six\n"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stream_with_an_impossible_event_is_said_once_concludes_its_checks_and_goes_on_when_replayed()
    {
        using var held = new Held();
        await using var scene = await Scene.OpenAsync(Easy.Says("T01", (_, _) => held.Then(Session.Writes("src/more.txt", "six\n"))));
        var issue = scene.Label();
        await held.ReachedAsync(Ct);
        await scene.SeenAsync(now => now.CheckRuns.Any(run => run.Status != "completed"));
        await scene.SettledPublishingAsync();
        var (data, track) = (Path.Combine(scene.Stage.Folder, "data"), scene.Stage.TrackOf(issue));
        var impossible = TrackJson.Write(new TrackEvent.HeadStarted("deadbeef") { At = DateTimeOffset.UnixEpoch });

        Append(data, track, impossible);

        await scene.SeenAsync(_ => scene.Comments(issue, "set-aside").Count > 0);
        await scene.SettledPublishingAsync();
        var said = scene.Comment(issue, "set-aside").Body;
        said.ShouldContain("HeadStarted is impossible: the head exists");
        said.ShouldContain($"`swarm track replay {track}`");
        scene.Now.CheckRuns.ShouldAllBe(run => run.Status == "completed");
        scene.Check("swarm").Conclusion.ShouldBe("action_required");

        Take(data, track);
        held.Release();
        (await SaysAsync("track", "replay", track, "--data", data)).ShouldStartWith($"Track {track} goes on. It was parked because:");

        await scene.UntilReadyAsync(issue);
        scene.Comment(issue, "set-aside").Body.ShouldContain("No longer set aside");
        scene.Check("swarm").Conclusion.ShouldBe("success");
    }

    [Fact]
    public async Task A_stream_that_cannot_be_read_at_all_is_said_on_its_issue_all_the_same()
    {
        await using var scene = await Scene.OpenAsync(Easy);
        var issue = scene.Label();
        await scene.UntilReadyAsync(issue);
        var (data, track) = (Path.Combine(scene.Stage.Folder, "data"), scene.Stage.TrackOf(issue));
        await scene.Stage.StopNodeAsync();
        RawStore.Change(data, With("DELETE FROM snapshot WHERE track_key = $track", track));
        RawStore.Change(data, With("UPDATE event SET json = '{\"$event\":\"of-tomorrow\"}' WHERE track_key = $track", track)).ShouldBeGreaterThan(0);
        RawStore.Change(data, With("UPDATE track SET published_version = version - 1 WHERE key = $track", track)).ShouldBe(1);

        await scene.Stage.StartNodeAsync(Ct);

        await scene.SeenAsync(_ => scene.Comments(issue, "set-aside").Count > 0);
        scene.Comment(issue, "set-aside").Body.ShouldContain($"`swarm track replay {track}`");
    }

    [Theory]
    [InlineData("9-9-9", "There is no track '9-9-9'.")]
    [InlineData("", "is not parked.")]
    public async Task What_cannot_be_replayed_is_one_clear_fault(string key, string reason)
    {
        await using var scene = await Scene.OpenAsync(Easy);
        var issue = scene.Label();
        await scene.UntilAsync(issue, _ => true);

        (await SaysAsync("track", "replay", key.Length > 0 ? key : scene.Stage.TrackOf(issue), "--data", Path.Combine(scene.Stage.Folder, "data"))).ShouldContain(reason);

        await scene.UntilReadyAsync(issue);
    }

    private static void Append(string data, string track, string json)
    {
        var insert = With("INSERT INTO event (track_key, version, kind, json, at) SELECT key, version + 1, 'Bad', $json, 0 FROM track WHERE key = $track", track);
        insert.Parameters.AddWithValue("$json", json);
        RawStore.Change(data, insert).ShouldBe(1);
        RawStore.Change(data, With("UPDATE track SET version = version + 1 WHERE key = $track", track)).ShouldBe(1);
    }

    private static void Take(string data, string track)
    {
        RawStore.Change(data, With("DELETE FROM event WHERE track_key = $track AND kind = 'Bad'", track)).ShouldBe(1);
        RawStore.Change(data, With("UPDATE track SET version = version - 1, published_version = version - 2 WHERE key = $track", track)).ShouldBe(1);
    }

    private static SqliteCommand With(string sql, string track)
    {
        var command = new SqliteCommand(sql);
        command.Parameters.AddWithValue("$track", track);
        return command;
    }

    private static async Task<string> SaysAsync(params string[] args)
    {
        using var output = new StringWriter();
        await SwarmCommandLine.RunAsync(args, new Terminal { Out = output, Error = output, In = TextReader.Null }, Ct);
        return output.ToString();
    }
}
