using Swarm.Bot.Publishing;
using Swarm.Core.Tracks;
using Swarm.Git;
using Swarm.LocalGitHub;

namespace Swarm.EndToEnd.Tests.Kills;

/// <summary>What holds at the end of a life, however often it was killed.</summary>
internal static class LifeLaws
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task CheckAsync(Life life)
    {
        OnceOnGitHub(life, life.Now);
        Council(life.Now.Pulls.ShouldHaveSingleItem());
        Road(life.Store.Track());
        life.Store.Integrity().ShouldBe("ok");
        await CleanMirrorAsync(life);
        Nothing(Path.Combine(life.Data, "exchange"));
        Nothing(Path.Combine(life.Mirror, "workspaces"));
    }

    /// <summary>After the last process was asked to stop: nothing of any of them is there.</summary>
    public static void CheckStopped(Life life)
    {
        SeenProcess.At(life.Folder).ShouldBeEmpty();
        // The runtime's own sockets and pipes stay when a process of it is killed; everything of the product goes.
        Directory.EnumerateFileSystemEntries(life.Scratch).Select(entry => Path.GetFileName(entry)!)
            .Where(name => !name.StartsWith("clr-debug-pipe", StringComparison.Ordinal) && !name.StartsWith("dotnet-diagnostic", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    /// <summary>Files of the head that the agents wrote, each with the id of its content.</summary>
    public static async Task<string> WorkAsync(Life life) =>
        await GitAsync(life.GitHub.GitPath, "ls-tree", "-r", life.Now.Pulls[0].HeadSha, "src", "docs");

    private static void OnceOnGitHub(Life life, LocalSnapshot now)
    {
        var own = now.Comments.Where(comment => comment.ViaApp is not null).ToList();
        own.Select(comment => Marker.Read(comment.Body)).ShouldBeUnique();
        // Nor was one created and taken away again.
        Created(life, "/issues/1/comments").ShouldBe(own.Count);
        Created(life, "/pulls").ShouldBe(1);
        Created(life, "/check-runs").ShouldBe(now.CheckRuns.Count);
        // A completed run is never opened again: what follows it on the same head is a run of its own, and says something else.
        now.CheckRuns.GroupBy(run => (run.Name, run.HeadSha, run.Conclusion)).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();
        now.CheckRuns.ShouldAllBe(run => run.Status == "completed");
        foreach (var said in now.Comments) said.Reactions.Count.ShouldBeLessThanOrEqualTo(1);
        now.Issues.Single(issue => issue.Number == 1).Reactions.ShouldHaveSingleItem();
        life.Pushes.Select(push => push.After).ShouldBeUnique();
        life.Pushes.ShouldAllBe(push => push.Ref == "refs/heads/swarm/1/head");
    }

    private static void Council(PullSnapshot pull)
    {
        pull.Draft.ShouldBeFalse();
        // GitHub shows an answer in a thread as a review without words.
        pull.Reviews.Where(review => review.Body.Length > 0).ShouldHaveSingleItem().State.ShouldBe("COMMENTED");
        var thread = pull.Threads.ShouldHaveSingleItem();
        thread.Comments.Count.ShouldBe(2);
        thread.Resolved.ShouldBeTrue();
    }

    // A kill is nobody's failed attempt, and nothing of the road is walked twice.
    private static void Road(TrackState track)
    {
        track.Attempts.Select(attempt => (attempt.Id, attempt.Stage)).OrderBy(each => each.Id, StringComparer.Ordinal).ShouldBe(
            [("R01-1", AttemptStage.Done), ("T01-1", AttemptStage.Done), ("T02-1", AttemptStage.Done), ("T03-1", AttemptStage.Done)]);
        track.Escalations.ShouldHaveSingleItem();
        track.CouncilRound.ShouldBe(1);
    }

    private static async Task CleanMirrorAsync(Life life)
    {
        var mirror = Path.Combine(life.Mirror, "mirror.git");
        (await GitAsync(mirror, "fsck", "--strict", "--no-dangling")).ShouldBeEmpty();
        Directory.EnumerateFiles(mirror, "*.lock", SearchOption.AllDirectories).ShouldBeEmpty();
        // One merge commit for each attempt, however often its merging was begun.
        var merges = await GitAsync(life.GitHub.GitPath, "log", "--merges", "--format=%s", life.Now.Pulls[0].HeadSha);
        merges.Split('\n').Select(subject => subject.Split(':')[0]).Order(StringComparer.Ordinal).ShouldBe(["Merge R01-1", "Merge T01-1", "Merge T02-1", "Merge T03-1"]);
    }

    private static void Nothing(string folder) =>
        (Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder) : []).Select(Path.GetFileName).ShouldBeEmpty();

    private static int Created(Life life, string path) =>
        life.Requests.Count(request => request.Method == "POST" && request.Status == 201 && request.Path.EndsWith(path, StringComparison.Ordinal));

    private static async Task<string> GitAsync(string folder, params string[] arguments)
    {
        var output = await new GitExecutable().RunAsync(new GitCall([.. arguments]) { GitDir = folder }, Ct);
        output.ExitCode.ShouldBe(0, output.Error);
        return output.Text.TrimEnd('\n');
    }
}
