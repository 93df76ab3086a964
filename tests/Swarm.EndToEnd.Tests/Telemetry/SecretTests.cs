using Microsoft.Extensions.Logging;
using Swarm.Bot.Demo.Script;
using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests.Telemetry;

public sealed class SecretTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_whole_road_tells_no_secret_and_every_line_in_it_says_what_it_belongs_to()
    {
        using var spans = new HeardSpans();
        using var numbers = new HeardNumbers();
        using var log = new HeardLog();
        var secrets = new SeenSecrets();
        await using var scene = await Scene.OpenAsync(
            DemoModel.Reply, node => node, folder => DemoRepository.WriteAsync(folder, Ct),
            builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(log), secrets.Look);

        var issue = scene.Stage.OpenIssue(DemoIssue.Title, DemoIssue.Body, DemoIssue.Author);
        await scene.UntilAsync(issue, TrackPhase.Approval);
        scene.Say(issue, "/swarm approve");
        await scene.UntilAskedAsync(issue);
        scene.Say(issue, "/swarm answer E-01 1");
        await scene.UntilReadyAsync(issue);
        numbers.Ask();

        secrets.Tokens.Count.ShouldBeGreaterThan(1);
        secrets.Note(scene.Settings.WebhookSecret!);
        secrets.Note(scene.Settings.ModelKey!);
        foreach (var (line, scope) in log.Lines) secrets.ShouldNotBeIn($"{line} {string.Join(' ', scope)}");
        foreach (var span in spans.All) secrets.ShouldNotBeIn(HeardSpans.Text(span));
        foreach (var (name, _, labels) in numbers.All) secrets.ShouldNotBeIn($"{name} {labels}");

        var track = scene.Stage.TrackOf(issue);
        var inside = log.Lines.Where(each => each.Line.StartsWith($"Agent {track}/attempt/T01-1 ", StringComparison.Ordinal)).ToList();
        inside.ShouldNotBeEmpty();
        foreach (var (_, scope) in inside)
        {
            scope["Track"].ShouldBe(track);
            scope["Task"].ShouldBe("T01");
            scope["Attempt"].ShouldBe("T01-1");
        }

        // What was found in GitHub's log names its delivery in the line itself.
        log.Lines.Where(each => each.Line.StartsWith("Delivery ", StringComparison.Ordinal) && !each.Line.Contains("was found in GitHub's log", StringComparison.Ordinal)).ShouldAllBe(each => each.Scope.ContainsKey("Delivery"));
        log.Lines.ShouldContain(each => each.Line.Contains("GitHub answered", StringComparison.Ordinal) && each.Scope.ContainsKey("Job"));
    }
}
