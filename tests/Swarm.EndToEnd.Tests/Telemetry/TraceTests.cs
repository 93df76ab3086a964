using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Swarm.EndToEnd.Tests.Stage;
using Swarm.GitHub;

namespace Swarm.EndToEnd.Tests.Telemetry;

public sealed class TraceTests
{
    [Fact]
    public async Task A_delivery_its_decisions_jobs_and_publishing_are_one_trace_and_every_step_is_measured()
    {
        using var spans = new HeardSpans();
        using var numbers = new HeardNumbers();
        var model = new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", Session.Writes("src/more.txt", "six\n"));
        await using var scene = await Scene.OpenAsync(model, SmallRepository.FullRoad);

        // The comparison at the start must have found no open issue: a label that it finds first begins a trace without a delivery.
        await scene.TrueAsync(() => scene.GitHub.Requests.Any(request => request.Path.Contains("/installation/repositories", StringComparison.Ordinal)));
        var issue = scene.Label();
        await scene.UntilReadyAsync(issue);
        numbers.Ask();
        // Other scenes run in this process, with tracks of the same name.
        var told = await ToldAsync(scene);
        // A span ends after the fact that it covers; with the node stopped all of them have ended.
        await scene.Stage.StopNodeAsync();

        var session = spans.All.First(span => span.OperationName == "agent.session" && told.Contains(span.TraceId.ToHexString()) && Equals(span.Parent?.GetTagItem("swarm.attempt.id"), "T01-1") && Equals(span.Parent.GetTagItem("swarm.track.id"), scene.Stage.TrackOf(issue)));
        var trace = spans.Of(Guid.ParseExact(session.TraceId.ToHexString(), "N"));
        // The label's own delivery may have been found in GitHub's log before its webhook came.
        spans.All.ShouldContain(span => span.OperationName == "receive");
        foreach (var name in (string[])["handle", "decide", "job", "agent.session", "gate", "publish"]) trace[name].ShouldNotBeEmpty(name);
        AllHang(trace);
        var job = session.Parent.ShouldNotBeNull();
        job.GetTagItem("swarm.task.id").ShouldBe("T01");
        job.GetTagItem("swarm.result").ShouldBe("done");
        ((double)job.GetTagItem("swarm.job.queue_wait")!).ShouldBeGreaterThanOrEqualTo(0);
        session.GetTagItem("swarm.result").ShouldBe("Finished");
        trace["publish"].SelectMany(pass => pass.Events).ShouldContain(each => each.Name == "written");
        spans.All.ShouldContain(span => span.Source.Name == "System.Net.Http" && span.TraceId == session.TraceId, "calls to GitHub belong to it");

        foreach (var (name, label) in Measured) numbers.Has(name, label).ShouldBeTrue($"{name} {label}");
    }

    /// <summary>The ids of this scene's webhooks, which are those of their traces.</summary>
    private static async Task<HashSet<string>> ToldAsync(Scene scene)
    {
        var (app, told, cursor) = (scene.Stage.Node.Services.GetRequiredService<GitHubApp>(), new HashSet<string>(), (string?)null);
        do
        {
            var page = await app.ListDeliveriesAsync(cursor, TestContext.Current.CancellationToken);
            told.UnionWith(page.Deliveries.Select(delivery => Guid.Parse(delivery.EventGuid).ToString("N")));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return told;
    }

    private static readonly (string Name, string Label)[] Measured =
    [
        ("swarm.delivery.received", "stored"), ("swarm.delivery.receive.duration", ""), ("swarm.decide.duration", "JobEnded"), ("swarm.track.events", ""),
        ("swarm.job.queue_wait", "Attempt"), ("swarm.job.duration", "done"), ("swarm.job.running", ""), ("swarm.job.parked", ""), ("swarm.track.open", "Ready"),
        ("swarm.agent.session.duration", "Finished"), ("swarm.agent.session.tokens", "input"), ("swarm.agent.session.cost", ""),
        ("swarm.gate.duration", "Pass"), ("swarm.publish.duration", "complete"), ("swarm.publish.writes", "PullRequest"),
    ];

    // The two spans that a delivery begins hang from GitHub's own sending; every other one from a span that is there.
    private static void AllHang(ILookup<string, Activity> trace)
    {
        var known = trace.SelectMany(each => each).Select(span => span.SpanId).ToHashSet();
        foreach (var span in trace.SelectMany(each => each))
            (known.Contains(span.ParentSpanId) || span.OperationName is "receive" or "handle").ShouldBeTrue(span.OperationName);
    }
}
