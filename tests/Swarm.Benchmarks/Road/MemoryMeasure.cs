using System.Security.Cryptography;
using Swarm.Benchmarks.Report;
using Swarm.Bot.Demo.Script;
using Swarm.Bot.Receiver;
using Swarm.LocalGitHub;

namespace Swarm.Benchmarks.Road;

/// <summary>Resident memory of an idle <c>serve</c>: after its start, and after a track has run through it.</summary>
internal static class MemoryMeasure
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private const string Target = "max ≤ 150 MB";
    private const string Owner = "workshop";
    private const string Name = "bench";
    private const string Person = "you";
    private const int Readings = 7;

    public static async Task<IReadOnlyList<Row>> TakeAsync(string folder, CancellationToken ct)
    {
        if (!OperatingSystem.IsLinux()) return [Row.NotMeasured("idle `serve`", Target, "needs /proc")];
        if (!await ServeProcess.ExistsAsync(ct)) return [Row.NotMeasured("idle `serve`", Target, "this build has no `serve`")];
        var source = Directory.CreateDirectory(Path.Combine(folder, "source")).FullName;
        await BenchRepository.WriteAsync(source, ct);
        var modelKey = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await using var model = await DemoModelServer.StartAsync(BenchModel.Reply, modelKey, ct);
        await using var github = await LocalGitHubServer.StartAsync(new LocalGitHubOptions { RootFolder = Path.Combine(folder, "github") }, ct);
        var (app, _, settings) = ServedApp.Register(github, folder, Person);
        await github.CreateRepositoryAsync(Owner, Name, source, ct);
        github.SetPermission(Owner, Name, Person, "write");
        github.InstallApp(app.Id, Owner);
        settings["Swarm__Anthropic__BaseUrl"] = model.Address.ToString();
        settings["Swarm__Anthropic__ApiKey"] = modelKey;

        await using var serve = await ServeProcess.StartAsync(Path.Combine(folder, "data"), settings, ct);
        github.SetWebhookUrl(app.Id, new Uri(serve.Address, WebhookEndpoint.Path));
        var fresh = await ReadAsync(serve, ct);
        await RunTrackAsync(github, ct);
        var used = await ReadAsync(serve, ct);
        return [Row.Memory("idle `serve` after its start", Target, fresh), Row.Memory("idle `serve` after a track", Target, used)];
    }

    private static async Task RunTrackAsync(LocalGitHubServer github, CancellationToken ct)
    {
        var issue = github.CreateIssue(Owner, Name, Person, BenchModel.One, "Write the note.");
        github.AddLabel(Owner, Name, issue, "swarm", Person);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromMinutes(3));
        while (!github.Snapshot(Owner, Name).Pulls.Any(pull => pull is { State: "open", Draft: false })) await Task.Delay(200, limit.Token);
        await github.WaitForDeliveriesAsync(limit.Token);
    }

    private static async Task<Series> ReadAsync(ServeProcess serve, CancellationToken ct)
    {
        var read = new List<double>();
        for (var i = 0; i < Readings; i++)
        {
            if (i > 0) await Task.Delay(Every, ct);
            read.Add(serve.Resident());
        }

        return new Series(read);
    }
}
