using System.Diagnostics;
using Swarm.Testing;

namespace Swarm.Storage.Tests;

/// <summary>A second process writes without pause and is killed, not asked to stop.</summary>
public sealed class KillTests : IDisposable
{
    private const string FolderVariable = "SWARM_STORAGE_KILL_FOLDER";
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Whatever_a_killed_process_had_answered_is_there()
    {
        await KillAfterAnswersAsync(200);
        var answered = Answers();
        answered.Count.ShouldBeGreaterThanOrEqualTo(200);

        using var directory = TestStore.OpenDirectory(_folder["data"]);
        await using var store = await TrackStore.OpenAsync(directory, TimeProvider.System, new StoreOptions(), Ct);

        foreach (var id in answered) (await store.FindDeliveryAsync(id, Ct)).ShouldNotBeNull();
        var tracks = await store.ListTracksAsync(TrackFilter.All, null, Ct);
        var kept = (await store.PendingDeliveriesAsync(int.MaxValue, Ct)).Deliveries;
        kept.ShouldAllBe(delivery => delivery.Body.Length == 12_000);
        // A track's commit ends its delivery: one without the other would mean half a transaction.
        foreach (var track in tracks) (await store.ListJobsAsync(track.Key, Ct)).ShouldHaveSingleItem();
        kept.Select(delivery => delivery.Id.ToString()).Intersect(tracks.Select(track => track.Title)).ShouldBeEmpty();
    }

    [Fact(Explicit = true)]
    public async Task Answer_deliveries_until_killed()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable) ?? throw new InvalidOperationException("Only the other test starts this one.");
        using var directory = TestStore.OpenDirectory(Path.Combine(folder, "data"));
        await using var store = await TrackStore.OpenAsync(directory, TimeProvider.System, new StoreOptions { SegmentBytes = 1_000_000 }, Ct);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => AnswerAsync(store, Path.Combine(folder, $"answers-{writer}"), writer)));
    }

    private static async Task AnswerAsync(TrackStore store, string answers, int writer)
    {
        await using var file = new StreamWriter(answers) { AutoFlush = true };
        for (var issue = 1; !Ct.IsCancellationRequested; issue++)
        {
            var id = Guid.NewGuid();
            await store.AddDeliveryAsync(id, "issues", new byte[12_000], Ct);
            await file.WriteLineAsync(id.ToString());
            await store.CommitAsync(Decision($"{writer}/{issue}/1", writer, issue, id), Ct);
        }
    }

    private static TrackCommit Decision(string key, int writer, int issue, Guid delivery) =>
        new(key, 0, new TrackHeader(writer, issue, 1, delivery.ToString(), "Intake"), [new NewEvent("Started", "{}", DateTimeOffset.UnixEpoch)])
        {
            DeliveryId = delivery,
            WantedJobs = [new JobSpec("plan", "agent", "{}")],
        };

    private async Task KillAfterAnswersAsync(int count)
    {
        using var victim = Start(nameof(Answer_deliveries_until_killed));
        try
        {
            await WaitForAnswersAsync(victim, count);
        }
        finally
        {
            victim.Kill();
            await victim.WaitForExitAsync(CancellationToken.None);
        }
    }

    private Process Start(string test)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(KillTests).Assembly.Location);
        start.ArgumentList.Add("-method");
        start.ArgumentList.Add($"{typeof(KillTests).FullName}.{test}");
        start.ArgumentList.Add("-explicit");
        start.ArgumentList.Add("only");
        start.Environment[FolderVariable] = _folder.Path;
        var process = Process.Start(start).ShouldNotBeNull();
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task WaitForAnswersAsync(Process victim, int count)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        using var changes = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (Answers().Count < count)
        {
            victim.HasExited.ShouldBeFalse("The writing process ended before it was killed.");
            await changes.WaitForNextTickAsync(limit.Token);
        }
    }

    // The last line of each file may be torn by the kill.
    private List<Guid> Answers() =>
        [.. Directory.EnumerateFiles(_folder.Path, "answers-*").SelectMany(Lines).Where(line => line.Length == 36).Select(Guid.Parse)];

    private static string[] Lines(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries);
    }
}
