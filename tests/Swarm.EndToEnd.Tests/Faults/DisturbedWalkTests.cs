using Swarm.Bot.Publishing;
using Swarm.LocalGitHub;

namespace Swarm.EndToEnd.Tests.Faults;

/// <summary>One request in five fails and one webhook in five is lost, doubled or late, and the track ends as if nothing had happened.</summary>
public sealed class DisturbedWalkTests(UndisturbedWalk undisturbed) : IClassFixture<UndisturbedWalk>
{
    private static readonly RequestFault[] RequestFaults =
    [
        new RequestFault.BadGateway(), new RequestFault.LateBadGateway(), new RequestFault.Dropped(), new RequestFault.LostAnswer(),
        new RequestFault.TooManyRequests(null), new RequestFault.SecondaryLimit(null), new RequestFault.SecondaryLimit(TimeSpan.FromSeconds(1)),
        new RequestFault.Slow(TimeSpan.FromMilliseconds(300)),
    ];

    private static readonly WebhookFault[] WebhookFaults =
        [new WebhookFault.Lost(), new WebhookFault.Doubled(), new WebhookFault.Delayed(TimeSpan.FromMilliseconds(700)), new WebhookFault.Overtaken()];

    /// <summary>A seed, and what happens for certain to the webhooks on which the walk hangs.</summary>
    public static TheoryData<int, WebhookFault> Seeds => new()
    {
        { 1, new WebhookFault.Lost() },
        { 2, new WebhookFault.Doubled() },
        { 3, new WebhookFault.Delayed(TimeSpan.FromSeconds(1)) },
    };

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_track_ends_as_if_nothing_had_happened(int seed, WebhookFault certain)
    {
        await using var walk = await DemoWalk.EndedAsync(new FaultPlan
        {
            RequestOdds = new FaultOdds<RequestFault>(seed, 5, RequestFaults),
            WebhookOdds = new FaultOdds<WebhookFault>(seed, 5, WebhookFaults),
            Webhooks = [new WebhookFaultOrder("issues.labeled", 1, certain), new WebhookFaultOrder("issue_comment.created", 3, certain)],
        });

        walk.End.ShouldBe(undisturbed.End);
        OnlyOnce(walk.Snapshot);
        Struck(walk.GitHub);
    }

    public static TheoryData<RequestFault> Silences => new() { new RequestFault.LostAnswer(), new RequestFault.LateBadGateway() };

    /// <summary>No creation is ever answered: everything that exists was found again by its marker, its external id or its head.</summary>
    [Theory]
    [MemberData(nameof(Silences))]
    public async Task A_track_whose_every_creation_loses_its_answer_ends_the_same(RequestFault silence)
    {
        string[] creations = ["/api/v3/repos/*/comments", "/api/v3/repos/*/replies", "/api/v3/repos/*/pulls", "/api/v3/repos/*/reviews", "/api/v3/repos/*/events", "/api/v3/repos/*/check-runs"];
        await using var walk = await DemoWalk.EndedAsync(new FaultPlan
        {
            Requests = [.. from path in creations from nth in Enumerable.Range(1, 60) select new RequestFaultOrder("POST", path, nth, silence)],
        });

        walk.End.ShouldBe(undisturbed.End);
        OnlyOnce(walk.Snapshot);
        foreach (var ending in creations.Select(path => path[(path.LastIndexOf('/') + 1)..]))
            walk.GitHub.InjectedFaults.ShouldContain(struck => struck.Path.EndsWith(ending, StringComparison.Ordinal), ending);
    }

    private static void OnlyOnce(LocalSnapshot now)
    {
        now.Comments.Where(comment => comment.ViaApp is not null).Select(comment => Marker.Read(comment.Body)).ShouldBeUnique();
        now.Pulls.ShouldHaveSingleItem().Reviews.Where(review => review.Body.Length > 0).ShouldHaveSingleItem();
        now.CheckRuns.ShouldAllBe(run => run.Status == "completed");
        now.CheckRuns.GroupBy(run => (run.Name, run.HeadSha, run.ExternalId, run.Conclusion)).ShouldAllBe(group => group.Count() == 1);
    }

    private static void Struck(LocalGitHubServer github)
    {
        var share = (double)github.InjectedFaults.Count / github.Requests.Count;
        share.ShouldBeInRange(0.1, 0.3);
        github.InjectedFaults.Select(struck => struck.Fault).Distinct().ShouldBe(RequestFaults, ignoreOrder: true);
        github.InjectedWebhookFaults.Select(struck => struck.Fault.GetType()).Distinct().Count().ShouldBeGreaterThan(1);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{github.InjectedFaults.Count} of {github.Requests.Count} requests and {github.InjectedWebhookFaults.Count} webhooks were struck.");
    }
}
